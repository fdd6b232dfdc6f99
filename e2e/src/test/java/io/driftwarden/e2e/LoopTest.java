package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop on a real Gitea and a real Kubernetes API. */
@Tag("e2e")
class LoopTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SECRET = "hook-secret-0f1e2d";

  private static final String OPEN_TO_THE_WORLD =
      """
      resource "aws_security_group" "opened" {
        name = "opened"

        ingress {
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;

  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: feature-flags
        namespace: %s
        labels:
          app.kubernetes.io/managed-by: driftwarden
          owner: platform
      data:
        search: "%s"
      """;

  @TempDir static Path folder;
  private static Gitea gitea;
  private static ControlPlane cluster;

  @BeforeAll
  static void startTheWorld() {
    gitea = Gitea.start(folder.resolve("gitea"));
    cluster = ControlPlane.start(folder.resolve("cluster"));
  }

  @AfterAll
  static void stopTheWorld() {
    gitea.close();
    cluster.close();
  }

  /** A repository of its own on the forge, a clone of it, and a namespace for what it deploys. */
  private record Story(String name, String repository, WorkTree work) {
    static Story begin(String name) {
      String repository = gitea.createRepository(name);
      WorkTree work = WorkTree.of(folder.resolve(name), Parts.ROOT.resolve("examples/repo"));
      work.write("clusters/story/flags.yaml", CONFIG_MAP.formatted(name, "off"));
      work.write(
          "clusters/story/namespace.yaml",
          """
          apiVersion: v1
          kind: Namespace
          metadata:
            name: %s
            labels:
              owner: platform
          """
              .formatted(name));
      work.commitAll("Deploy flags");
      work.git("remote", "add", "origin", gitea.pushUrl(repository));
      work.git("push", "-q", "origin", "main");
      return new Story(name, repository, work);
    }

    String push(String branch, String message) {
      String sha = work.commitAll(message);
      work.git("push", "-q", "origin", "HEAD:refs/heads/" + branch);
      return sha;
    }

    int pullRequest(String branch, String title) {
      return Await.until(
          "a pull request for " + branch,
          SOON,
          () -> {
            try {
              return Optional.of(gitea.openPullRequest(repository, branch, title));
            } catch (AssertionError notYet) {
              return Optional.empty();
            }
          });
    }

    String configuration(int port, String poll, Path kubeconfig) {
      return """
      data: %s
      listen: {host: 127.0.0.1, port: %d}
      repositories:
        - name: %s
          forge: gitea
          url: %s/%s.git
          api: %s
          token: %s
          webhookSecret: %s
          poll: %s
      targets:
        - name: dev
          kind: kubernetes
          kubeconfig: %s
      deploy:
        - {repository: %s, stack: clusters/story, target: dev}
      drift:
        every: 2s
      """
          .formatted(
              folder.resolve(name + "-server/data"),
              port,
              repository,
              gitea.url(),
              repository,
              gitea.url(),
              gitea.token(),
              SECRET,
              poll,
              kubeconfig,
              repository);
    }

    ServerProcess serve(String poll, Path kubeconfig) {
      int port = Parts.freePort();
      return ServerProcess.start(
          folder.resolve(name + "-server"), configuration(port, poll, kubeconfig), port);
    }

    String awaitStatus(String sha, String expected) {
      return Await.until(
          "status " + expected + " on " + sha + ", was " + gitea.status(repository, sha),
          SOON,
          () -> gitea.status(repository, sha).filter(expected::equals));
    }

    String awaitComment(int number, String containing) {
      return Await.until(
          "a comment with \"" + containing + "\"",
          SOON,
          () ->
              gitea.comments(repository, number).stream()
                  .filter(body -> body.contains(containing))
                  .findFirst());
    }

    String flag() {
      return cluster
          .kubectl("get", "configmap", "feature-flags", "-n", name, "-o", "jsonpath={.data.search}")
          .output();
    }

    void awaitFlag(String value) {
      Await.until(
          "the flag is " + value,
          SOON,
          () -> flag().equals(value) ? Optional.of(true) : Optional.empty());
    }

    /** Opens a pull request that turns the flag on, and waits until the gate has passed it. */
    int proposeFlag(String branch, String value) {
      work.write("clusters/story/flags.yaml", CONFIG_MAP.formatted(name, value));
      String sha = push(branch, "Turn search " + value);
      int number = pullRequest(branch, "Turn search " + value);
      awaitStatus(sha, "success");
      return number;
    }
  }

  @Test
  void aPushBecomesAVerdictOnThePullRequest() {
    Story story = Story.begin("verdict");
    try (ServerProcess server = story.serve("10m", cluster.kubeconfig())) {
      gitea.addHook(story.repository, server.url() + "/webhooks/" + story.repository, SECRET);
      story.work.write("terraform/security/open.tf", OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      story.awaitStatus(sha, "failure");
      String comment = story.awaitComment(number, "DW-NET-001");
      assertTrue(comment.contains("terraform/security/open.tf:8"), comment);
      assertTrue(comment.contains("0.0.0.0/0"), comment);

      story.work.edit("terraform/security/open.tf", "0.0.0.0/0", "10.0.0.0/8");
      String mended = story.push("open", "Close it again");
      story.awaitStatus(mended, "success");
      Await.until(
          "the comment is edited in place",
          SOON,
          () ->
              gitea.comments(story.repository, number).stream()
                      .noneMatch(c -> c.contains("DW-NET-001"))
                  ? Optional.of(true)
                  : Optional.empty());
      assertEquals(1, gitea.comments(story.repository, number).size());
      assertFalse(server.output().contains(gitea.token()), "the token is in the log");
      assertFalse(server.output().contains(SECRET), "the hook's secret is in the log");
    }
  }

  @Test
  void thePollerFindsWhatNoHookTold() {
    Story story = Story.begin("polled");
    try (ServerProcess server = story.serve("1s", cluster.kubeconfig())) {
      story.work.write("terraform/security/open.tf", OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      story.awaitStatus(sha, "failure");
      story.awaitComment(number, "DW-NET-001");
      assertTrue(server.healthy());
    }
  }

  @Test
  void aMergeIsAppliedAndDriftIsToldAndResolved() {
    Story story = Story.begin("drift");
    try (ServerProcess server = story.serve("1s", cluster.kubeconfig())) {
      int number = story.proposeFlag("flag-on", "on");
      gitea.merge(story.repository, number, "squash");
      story.awaitFlag("on");
      assertTrue(server.healthy());

      cluster
          .kubectl(
              "patch",
              "configmap",
              "feature-flags",
              "-n",
              story.name,
              "--type=merge",
              "-p",
              "{\"data\":{\"search\":\"by-hand\"}}")
          .orFail();
      String told = story.awaitComment(number, "by-hand");
      assertTrue(told.contains("data.search"), told);
      int comments = gitea.comments(story.repository, number).size();

      cluster
          .kubectl(
              "patch",
              "configmap",
              "feature-flags",
              "-n",
              story.name,
              "--type=merge",
              "-p",
              "{\"data\":{\"search\":\"on\"}}")
          .orFail();
      Await.until(
          "the drift comment resolves itself",
          SOON,
          () ->
              gitea.comments(story.repository, number).stream()
                      .noneMatch(c -> c.contains("by-hand"))
                  ? Optional.of(true)
                  : Optional.empty());
      assertEquals(comments, gitea.comments(story.repository, number).size());
    }
  }

  @Test
  void aServerKilledBetweenMergeAndApplyAppliesOnce() throws Exception {
    Story story = Story.begin("killed");
    Path kubeconfig = folder.resolve("valve.kubeconfig");
    try (Valve valve = new Valve(cluster.port())) {
      cluster.writeKubeconfig(kubeconfig, valve.port());
      valve.openUp();
      try (ServerProcess server = story.serve("1s", kubeconfig)) {
        int number = story.proposeFlag("flag-on", "on");
        valve.shut();
        gitea.merge(story.repository, number, "merge");
        valve.awaitKnock();
        server.kill();
        assertFalse(story.flag().equals("on"), "applied before the server was killed");
        valve.openUp();
        server.restart();
        story.awaitFlag("on");
        story.awaitComment(number, "pplied");
        Await.sleep(Duration.ofSeconds(3));
        assertEquals(
            1,
            gitea.comments(story.repository, number).stream()
                .filter(body -> body.contains("driftwarden:verdict"))
                .count());
        assertEquals(
            List.of("driftwarden"), cluster.managers("configmap/feature-flags", story.name));
        assertEquals(1, server.output().split("applied stack", -1).length - 1, server.output());
      }
    }
  }

  /** The role of docs/serve.md, for the control plane's user who has no right but this. */
  @Test
  void theRightsThatTheDocumentationNamesAreEnough() throws Exception {
    String page = Files.readString(Parts.ROOT.resolve("docs/serve.md"));
    int begin = page.indexOf("apiVersion: rbac.authorization.k8s.io/v1");
    String role = page.substring(begin, page.indexOf("```", begin));
    Path file = folder.resolve("role.yaml");
    Files.writeString(file, role.replace("kind: User, name: driftwarden", "kind: User, name: dev"));
    cluster.kubectl("apply", "-f", file.toString()).orFail();
    Story story = Story.begin("rights");
    try (ServerProcess server =
        story.serve("1s", cluster.kubeconfig().resolveSibling("dev.kubeconfig"))) {
      int number = story.proposeFlag("flag-on", "on");
      gitea.merge(story.repository, number, "rebase");
      story.awaitFlag("on");
      story.awaitComment(number, "Applied");
      assertTrue(server.healthy());
    }
  }

  @Test
  void aServerToldToStopWhileItsTargetHangsStopsInTimeAndGoesOnAfterwards() throws Exception {
    Story story = Story.begin("stopped");
    Path kubeconfig = folder.resolve("hanging.kubeconfig");
    try (Valve valve = new Valve(cluster.port())) {
      cluster.writeKubeconfig(kubeconfig, valve.port());
      valve.openUp();
      try (ServerProcess server = story.serve("1s", kubeconfig)) {
        int number = story.proposeFlag("flag-on", "on");
        valve.shut();
        gitea.merge(story.repository, number, "merge");
        valve.awaitKnock();
        server.stop();
        assertFalse(server.output().contains("\tat "), server.output());
      }
      valve.openUp();
      try (ServerProcess server = story.serve("1s", kubeconfig)) {
        story.awaitFlag("on");
        assertTrue(server.healthy());
      }
    }
  }

  @Test
  void whatWasMergedWhileTheServerWasAwayIsToldAndNotApplied() {
    Story story = Story.begin("away");
    try (ServerProcess server = story.serve("1s", cluster.kubeconfig())) {
      gitea.merge(story.repository, story.proposeFlag("flag-on", "on"), "merge");
      story.awaitFlag("on");
      server.kill();
      story.work.write("clusters/story/flags.yaml", CONFIG_MAP.formatted("away", "unseen"));
      story.push("unseen", "Turn search unseen");
      int number = story.pullRequest("unseen", "Turn search unseen");
      gitea.merge(story.repository, number, "squash");
      server.restart();
      story.awaitComment(number, "it was merged before it was judged");
      assertEquals("on", story.flag());
    }
  }

  @Test
  void aWrongSignatureChangesNothingAndADuplicateMakesOneRun() {
    Story story = Story.begin("signed");
    try (ServerProcess server = story.serve("10m", cluster.kubeconfig())) {
      story.work.write("terraform/security/open.tf", OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      String payload = Hook.pullRequest(story.repository, number, sha);
      String path = "/webhooks/" + story.repository;

      assertEquals(401, Hook.send(server.url() + path, payload, "wrong-secret", "one"));
      assertEquals(401, Hook.sendUnsigned(server.url() + path, payload));
      Await.sleep(Duration.ofSeconds(3));
      assertEquals(Optional.empty(), gitea.status(story.repository, sha));

      for (String delivery : List.of("two", "two", "two", "three", "four")) {
        assertEquals(202, Hook.send(server.url() + path, payload, SECRET, delivery));
      }
      story.awaitStatus(sha, "failure");
      story.awaitComment(number, "DW-NET-001");
      Await.sleep(Duration.ofSeconds(3));
      assertEquals(1, gitea.comments(story.repository, number).size());
      assertEquals(
          1, gitea.statuses(story.repository, sha).stream().filter("failure"::equals).count());
    }
  }
}

package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop on a real Gitea and a real Kubernetes API. */
@Tag("e2e")
@TestInstance(Lifecycle.PER_CLASS)
abstract class LoopContract {
  @TempDir Path folder;
  private Optional<Stage> set = Optional.empty();

  /** Returns what is said in the configuration of a story's server beside the usual. */
  abstract String settings();

  @BeforeAll
  void startTheWorld(@TempDir Path parts) {
    set = Optional.of(Stage.set(parts));
  }

  @AfterAll
  void stopTheWorld() {
    set.ifPresent(Stage::close);
  }

  Stage stage() {
    return set.orElseThrow();
  }

  /** Begins a story on a repository and in a namespace of that name. */
  Story begin(String name) {
    return Story.begin(stage(), name, settings());
  }

  @Test
  void aPushBecomesAVerdictOnThePullRequest() {
    Story story = begin("verdict");
    try (ServerProcess server = story.serve("10m", stage().cluster().kubeconfig())) {
      stage()
          .gitea()
          .addHook(
              story.repository(), server.url() + "/webhooks/" + story.repository(), Story.SECRET);
      story.work().write("terraform/security/open.tf", Story.OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      story.awaitStatus(sha, "failure");
      String comment = story.awaitComment(number, "DW-NET-001");
      assertTrue(comment.contains("terraform/security/open.tf:8"), comment);
      assertTrue(comment.contains("0.0.0.0/0"), comment);

      story.work().edit("terraform/security/open.tf", "0.0.0.0/0", "10.0.0.0/8");
      String mended = story.push("open", "Close it again");
      story.awaitStatus(mended, "success");
      Await.until(
          "the comment is edited in place",
          Story.SOON,
          () ->
              stage().gitea().comments(story.repository(), number).stream()
                      .noneMatch(c -> c.contains("DW-NET-001"))
                  ? Optional.of(true)
                  : Optional.empty());
      assertEquals(1, stage().gitea().comments(story.repository(), number).size());
      assertFalse(server.output().contains(stage().gitea().token()), "the token is in the log");
      assertFalse(server.output().contains(Story.SECRET), "the hook's secret is in the log");
    }
  }

  @Test
  void aMergeIsAppliedAndDriftIsToldAndResolved() {
    Story story = begin("drift");
    try (ServerProcess server = story.serve("1s", stage().cluster().kubeconfig())) {
      int number = story.proposeFlag("flag-on", "on");
      stage().gitea().merge(story.repository(), number, "squash");
      story.awaitFlag("on");
      assertTrue(server.healthy());

      stage()
          .cluster()
          .kubectl(
              "patch",
              "configmap",
              "feature-flags",
              "-n",
              story.name(),
              "--type=merge",
              "-p",
              "{\"data\":{\"search\":\"by-hand\"}}")
          .orFail();
      String told = story.awaitComment(number, "by-hand");
      assertTrue(told.contains("data.search"), told);
      int comments = stage().gitea().comments(story.repository(), number).size();

      stage()
          .cluster()
          .kubectl(
              "patch",
              "configmap",
              "feature-flags",
              "-n",
              story.name(),
              "--type=merge",
              "-p",
              "{\"data\":{\"search\":\"on\"}}")
          .orFail();
      Await.until(
          "the drift comment resolves itself",
          Story.SOON,
          () ->
              stage().gitea().comments(story.repository(), number).stream()
                      .noneMatch(c -> c.contains("by-hand"))
                  ? Optional.of(true)
                  : Optional.empty());
      assertEquals(comments, stage().gitea().comments(story.repository(), number).size());
    }
  }

  @Test
  void aServerKilledBetweenMergeAndApplyAppliesOnce() throws Exception {
    Story story = begin("killed");
    Path kubeconfig = folder.resolve("valve.kubeconfig");
    try (Valve valve = new Valve(stage().cluster().port())) {
      stage().cluster().writeKubeconfig(kubeconfig, valve.port());
      valve.openUp();
      try (ServerProcess server = story.serve("1s", kubeconfig)) {
        int number = story.proposeFlag("flag-on", "on");
        valve.shut();
        stage().gitea().merge(story.repository(), number, "merge");
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
            stage().gitea().comments(story.repository(), number).stream()
                .filter(body -> body.contains("driftwarden:verdict"))
                .count());
        assertEquals(
            List.of("driftwarden"),
            stage().cluster().managers("configmap/feature-flags", story.name()));
        assertEquals(1, server.output().split("applied stack", -1).length - 1, server.output());
      }
    }
  }

  @Test
  void aServerToldToStopWhileItsTargetHangsStopsInTimeAndGoesOnAfterwards() throws Exception {
    Story story = begin("stopped");
    Path kubeconfig = folder.resolve("hanging.kubeconfig");
    try (Valve valve = new Valve(stage().cluster().port())) {
      stage().cluster().writeKubeconfig(kubeconfig, valve.port());
      valve.openUp();
      try (ServerProcess server = story.serve("1s", kubeconfig)) {
        int number = story.proposeFlag("flag-on", "on");
        valve.shut();
        stage().gitea().merge(story.repository(), number, "merge");
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
    Story story = begin("away");
    try (ServerProcess server = story.serve("1s", stage().cluster().kubeconfig())) {
      stage().gitea().merge(story.repository(), story.proposeFlag("flag-on", "on"), "merge");
      story.awaitFlag("on");
      server.kill();
      story.setFlag("unseen");
      story.push("unseen", "Turn search unseen");
      int number = story.pullRequest("unseen", "Turn search unseen");
      stage().gitea().merge(story.repository(), number, "squash");
      server.restart();
      story.awaitComment(number, "it was merged before it was judged");
      assertEquals("on", story.flag());
    }
  }
}

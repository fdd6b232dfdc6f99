package io.driftwarden.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A repository of its own on the forge, a clone of it, and a namespace for what it deploys.
 *
 * @param settings what its servers are told beside the usual
 */
record Story(Stage stage, String name, String repository, WorkTree work, String settings) {
  static final Duration SOON = Duration.ofSeconds(60);
  static final String SECRET = "hook-secret-0f1e2d";

  static final String OPEN_TO_THE_WORLD =
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

  static Story begin(Stage stage, String name, String settings) {
    String repository = stage.gitea().createRepository(name);
    WorkTree work = WorkTree.of(stage.folder().resolve(name), Parts.ROOT.resolve("examples/repo"));
    work.write("clusters/story/flags.yaml", flags(name, "off"));
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
    work.git("remote", "add", "origin", stage.gitea().pushUrl(repository));
    work.git("push", "-q", "origin", "main");
    return new Story(stage, name, repository, work, settings);
  }

  private static String flags(String namespace, String value) {
    return """
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
    """
        .formatted(namespace, value);
  }

  void setFlag(String value) {
    work.write("clusters/story/flags.yaml", flags(name, value));
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
            return Optional.of(stage.gitea().openPullRequest(repository, branch, title));
          } catch (AssertionError notYet) {
            return Optional.empty();
          }
        });
  }

  private String configuration(Path data, int port, String poll, Path kubeconfig) {
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
    %s
    """
        .formatted(
            data,
            port,
            repository,
            stage.gitea().url(),
            repository,
            stage.gitea().url(),
            stage.gitea().token(),
            SECRET,
            poll,
            kubeconfig,
            repository,
            settings);
  }

  ServerProcess serve(String poll, Path kubeconfig) {
    return serve("server", poll, kubeconfig);
  }

  /** Starts one of several servers, with a data directory of its own. */
  ServerProcess serve(String server, String poll, Path kubeconfig) {
    int port = Parts.freePort();
    Path home = stage.folder().resolve(name + "-" + server);
    return ServerProcess.start(
        home, configuration(home.resolve("data"), port, poll, kubeconfig), port);
  }

  String awaitStatus(String sha, String expected) {
    return Await.until(
        "status " + expected + " on " + sha + ", was " + stage.gitea().status(repository, sha),
        SOON,
        () -> stage.gitea().status(repository, sha).filter(expected::equals));
  }

  String awaitComment(int number, String containing) {
    return Await.until(
        "a comment with \"" + containing + "\"",
        SOON,
        () ->
            stage.gitea().comments(repository, number).stream()
                .filter(body -> body.contains(containing))
                .findFirst());
  }

  String flag() {
    return stage
        .cluster()
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
    setFlag(value);
    String sha = push(branch, "Turn search " + value);
    int number = pullRequest(branch, "Turn search " + value);
    awaitStatus(sha, "success");
    return number;
  }
}

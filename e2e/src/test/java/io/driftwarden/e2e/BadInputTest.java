package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be judged is told on its pull request, with its place, and the server stays up. */
@Tag("e2e")
class BadInputTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int LARGE = 50 << 20;

  @TempDir static Path folder;
  private static Gitea gitea;
  private static String repository;
  private static WorkTree work;
  private static ServerProcess server;

  @BeforeAll
  static void startTheWorld() {
    gitea = Gitea.start(folder.resolve("gitea"));
    repository = gitea.createRepository("bad");
    String empty = gitea.createRepository("empty");
    work = WorkTree.of(folder.resolve("work"), Parts.ROOT.resolve("examples/repo"));
    work.git("remote", "add", "origin", gitea.pushUrl(repository));
    work.git("push", "-q", "origin", "main");
    int port = Parts.freePort();
    server =
        ServerProcess.start(
            folder.resolve("server"),
            "listen: {port: %d}\nrepositories:\n".formatted(port)
                + entry(repository)
                + entry(empty)
                + entry("driftwarden/nowhere"),
            port);
  }

  private static String entry(String name) {
    return "  - {name: %s, forge: gitea, url: \"%s/%s.git\", token: %s, poll: 1s}\n"
        .formatted(name, gitea.url(), name, gitea.token());
  }

  @AfterAll
  static void stopTheWorld() {
    server.close();
    gitea.close();
  }

  @AfterEach
  void theServerIsUpAndSpeaksInOneLineEach() {
    assertTrue(server.healthy());
    assertFalse(server.output().contains("\tat "), server.output());
  }

  private interface Edit {
    void make() throws IOException;
  }

  /** Opens a pull request with an edit; returns its number, once its commit has the status. */
  private static int propose(String branch, String status, Edit edit) throws IOException {
    work.git("checkout", "-q", "-B", branch, "main");
    edit.make();
    String sha = work.commitAll("Change " + branch);
    work.git("push", "-q", "origin", "HEAD:refs/heads/" + branch);
    int number =
        Await.until(
            "a pull request for " + branch,
            SOON,
            () -> {
              try {
                return Optional.of(gitea.openPullRequest(repository, branch, "Change " + branch));
              } catch (AssertionError notYet) {
                return Optional.empty();
              }
            });
    Await.until(
        "status %s for %s".formatted(status, branch),
        SOON,
        () -> gitea.status(repository, sha).filter(status::equals));
    return number;
  }

  private static void assertTold(int number, String... texts) {
    String comment =
        Await.until(
            "a comment", SOON, () -> gitea.comments(repository, number).stream().findFirst());
    for (String text : texts) {
      assertTrue(comment.contains(text), comment);
    }
  }

  @Test
  void brokenHcl() throws IOException {
    int number =
        propose(
            "hcl",
            "error",
            () -> work.write("terraform/security/broken.tf", "resource \"a\" {\n  b = [1,\n"));
    assertTold(number, "could not judge", "terraform/security/broken.tf:");
  }

  @Test
  void brokenYaml() throws IOException {
    int number =
        propose(
            "yaml",
            "error",
            () ->
                work.write(
                    "clusters/dev/broken.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {a: [\n"));
    assertTold(number, "could not judge", "clusters/dev/broken.yaml:", "Check the indentation");
  }

  @Test
  void brokenRego() throws IOException {
    int number =
        propose(
            "rego",
            "error",
            () -> work.write("policies/broken.rego", "package main\n\ndeny contains msg if {\n"));
    assertTold(number, "could not judge", "policies/broken.rego:");
  }

  @Test
  void aManifestOf50Megabytes() throws IOException {
    int number =
        propose(
            "large",
            "error",
            () ->
                work.write(
                    "clusters/dev/large.yaml",
                    "apiVersion: v1\nkind: ConfigMap\n" + "# filler\n".repeat(LARGE / 9)));
    assertTold(number, "could not judge", "clusters/dev/large.yaml", "10 MB");
  }

  @Test
  void aFileOf50MegabytesThatNothingReadsHindersNobody() throws IOException {
    propose(
        "blob", "success", () -> work.write("blob.bin", "0123456789abcde\n".repeat(LARGE / 16)));
  }

  @Test
  void aLinkOutOfTheRepository() throws IOException {
    int number =
        propose(
            "link",
            "error",
            () ->
                Files.createSymbolicLink(
                    work.folder().resolve("clusters/dev/passwd.yaml"),
                    Path.of("../../../../../../etc/passwd")));
    assertTold(number, "could not judge", "clusters/dev/passwd.yaml");
    assertFalse(gitea.comments(repository, number).toString().contains("root:"));
  }

  @Test
  void anEmptyRepositoryAndOneThatIsNotThereAreLoggedOnce() throws IOException {
    propose("fine", "success", () -> work.write("NOTES.md", "fine"));
    String log = server.output();
    assertTrue(log.contains("empty.git has no commit on its default branch yet"), log);
    assertTrue(log.contains("There is no repository at"), log);
    int last = log.lastIndexOf("There is no repository at");
    assertTrue(log.indexOf("There is no repository at") == last, log);
  }
}

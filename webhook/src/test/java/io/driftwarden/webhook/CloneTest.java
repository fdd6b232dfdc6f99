package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.PushEvent;
import io.driftwarden.webhook.Git.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person gets from the built-in server, and what not. */
final class CloneTest extends GitStory {

  @Test
  void anEmptyRepositoryCanBeClonedAndFilled() throws IOException {
    host.server.create("fresh");
    Git clone = git.clone(host.at("/git/fresh.git").toString(), "fresh");
    String sha = clone.commit("a.tf", "# a\n", "Begin");
    clone.run("push", "-q", "origin", "HEAD:main").orFail();
    assertEquals(List.of(new PushEvent.Pushed("fresh", "main", sha)), host.events);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aCloneHasWhatWasPushed(int version) throws IOException {
    Said said =
        git.run("-c", "protocol.version=" + version, "clone", "-q", host.url(), "../clone")
            .orFail();
    assertEquals("", said.text());
    assertEquals("# nothing yet\n", Files.readString(folder.resolve("clone/main.tf")));
  }

  @Test
  void theAddressMayLackItsEnding() {
    assertEquals(first, git.clone(host.at("/git/infra").toString(), "short").head());
  }

  /** A request over 1,024 bytes, such as one for this many branches, git sends zipped. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void manyBranchesAreFetched(int version) throws IOException {
    for (int i = 0; i < 30; i++) {
      git.run("commit", "-q", "--allow-empty", "-m", "Commit " + i).orFail();
      git.run("branch", "side-" + i).orFail();
    }
    git.run("push", "-q", "origin", "refs/heads/side-*").orFail();
    Git clone = Git.init(folder.resolve("clone"));
    clone
        .run(
            "-c",
            "protocol.version=" + version,
            "fetch",
            "-q",
            host.url(),
            "refs/heads/*:refs/remotes/origin/*")
        .orFail();
    assertEquals(git.head(), clone.run("rev-parse", "origin/side-29").orFail().text().strip());
  }

  @Test
  void aPushLargerThanGitsBufferArrivesWhole() throws IOException {
    byte[] noise = new byte[3 << 20];
    new Random(1).nextBytes(noise);
    Files.write(folder.resolve("nora/noise.bin"), noise);
    String sha = git.commit("b.tf", "# b\n", "Add noise");
    git.run("push", "-q", "origin", "HEAD:large").orFail();
    Git clone = git.clone(host.url(), "whole");
    clone.run("checkout", "-q", "large").orFail();
    assertEquals(sha, clone.head());
    assertEquals(
        -1, Files.mismatch(folder.resolve("nora/noise.bin"), folder.resolve("whole/noise.bin")));
  }

  @Test
  void sideBranchesAndTagsAreFree() throws IOException {
    String sha = git.commit("main.tf", "# try\n", "Try");
    git.run("push", "-q", "origin", "HEAD:refs/heads/try", "HEAD:refs/tags/v1").orFail();
    assertEquals(List.of(new PushEvent.Pushed("infra", "try", sha)), host.events);
    git.run("push", "-q", "origin", ":try").orFail();
    assertEquals(new PushEvent.Pushed("infra", "try", "0".repeat(40)), host.events.getLast());
  }

  @Test
  void whatTheServerNotesIsNotSeenByClients() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    host.server.notes("infra").edit("comments/1", old -> "for reviewers only");
    assertFalse(git.run("ls-remote", "origin").orFail().text().contains("driftwarden"));
    String blob = blobOf("for reviewers only");
    for (int version : List.of(0, 2)) {
      Said said = git.run("-c", "protocol.version=" + version, "fetch", "origin", blob);
      assertNotEquals(0, said.code(), "fetched a note: " + said.text());
    }
    assertNotEquals(0, git.run("fetch", "origin", "refs/driftwarden/comments/1").code());
  }

  private String blobOf(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("blob.txt"), text);
    return git.run("hash-object", file.toString()).orFail().text().strip();
  }

  @Test
  void aRepositoryThatIsNotThereIsSaidToBe() {
    Said said = git.run("clone", host.at("/git/secret.git").toString(), "../nothing");
    assertTrue(said.text().contains("not found"), said.text());
  }
}

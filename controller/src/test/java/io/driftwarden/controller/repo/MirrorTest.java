package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.render.tree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Mirrors of a repository in a folder, which real git has made. */
@Isolated("it sets the home of the user, and looks for what stays in the temporary folder")
final class MirrorTest {
  @TempDir Path folder;
  private Git git;
  private String first;

  @BeforeEach
  void begin() throws IOException {
    git = Git.init(folder.resolve("upstream"));
    first = git.commit("main.tf", "# nothing yet\n", "Begin");
  }

  private Mirror open() {
    return Mirror.open(folder.resolve("mirror.git"), Remote.folder(git.folder()));
  }

  private Mirror fetched() {
    Mirror mirror = open();
    mirror.fetch();
    return mirror;
  }

  private static String text(Revisions revisions, String sha, String path) {
    var tree = revisions.tree(sha);
    return new String(tree.read((Entry.File) tree.entry(path).orElseThrow()), UTF_8);
  }

  @Test
  void aMirrorHasWhatTheRemoteHas() {
    try (Mirror mirror = fetched()) {
      assertEquals("main", mirror.defaultBranch());
      assertEquals(Optional.of(first), mirror.revisions().resolve("main"));
      assertEquals("# nothing yet\n", text(mirror.revisions(), first, "main.tf"));
      assertEquals("Begin", mirror.revisions().subject(first));
      assertEquals("Nora", mirror.revisions().author(first));
    }
  }

  @Test
  void nothingIsCheckedOut() throws IOException {
    fetched().close();
    try (Stream<Path> files = Files.walk(folder.resolve("mirror.git"))) {
      assertTrue(files.noneMatch(file -> file.endsWith("main.tf")));
    }
  }

  @Test
  void aLaterFetchBringsWhatIsNewAndDropsWhatIsGone() throws IOException {
    git.run("branch", "side").orFail();
    try (Mirror mirror = fetched()) {
      String second = git.commit("main.tf", "# database\n", "Add a database");
      git.run("branch", "-D", "side").orFail();
      mirror.fetch();
      assertEquals(Optional.of(second), mirror.revisions().resolve("refs/heads/main"));
      assertEquals(Optional.empty(), mirror.revisions().resolve("refs/heads/side"));
    }
  }

  @Test
  void aForcedPushIsFollowed() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    try (Mirror mirror = fetched()) {
      git.run("reset", "-q", "--hard", first).orFail();
      mirror.fetch();
      assertEquals(Optional.of(first), mirror.revisions().resolve("main"));
    }
  }

  @Test
  void aBranchMayTurnIntoAFolderOfBranchesAndBack() {
    git.run("branch", "team").orFail();
    try (Mirror mirror = fetched()) {
      git.run("branch", "-D", "team").orFail();
      git.run("branch", "team/database").orFail();
      mirror.fetch();
      assertEquals(Optional.of(first), mirror.revisions().resolve("refs/heads/team/database"));
      git.run("branch", "-D", "team/database").orFail();
      git.run("branch", "team").orFail();
      mirror.fetch();
      assertEquals(Optional.of(first), mirror.revisions().resolve("refs/heads/team"));
    }
  }

  @Test
  void proposedChangesAreMirroredAndTheirMergesAreNot() {
    git.run("update-ref", "refs/pull/7/head", first).orFail();
    git.run("update-ref", "refs/pull/7/merge", first).orFail();
    git.run("update-ref", "refs/changes/3/head", first).orFail();
    git.run("update-ref", "refs/secret/x", first).orFail();
    try (Mirror mirror = fetched()) {
      Revisions revisions = mirror.revisions();
      assertEquals(Optional.of(first), revisions.resolve("refs/pull/7/head"));
      assertEquals(Optional.of(first), revisions.resolve("refs/changes/3/head"));
      assertEquals(Optional.empty(), revisions.resolve("refs/pull/7/merge"));
      assertEquals(Optional.empty(), revisions.resolve("refs/secret/x"));
    }
  }

  @Test
  void theRemotesDefaultBranchIsFollowed() {
    git.run("branch", "-m", "main", "trunk").orFail();
    try (Mirror mirror = fetched()) {
      assertEquals("trunk", mirror.defaultBranch());
      git.run("branch", "-m", "trunk", "stem").orFail();
      mirror.fetch();
      assertEquals("stem", mirror.defaultBranch());
    }
  }

  @Test
  void anEmptyRemoteIsSaidToBe() throws IOException {
    Git empty = Git.init(folder.resolve("empty"));
    try (Mirror mirror = Mirror.open(folder.resolve("mirror.git"), Remote.folder(empty.folder()))) {
      var refused = assertThrows(RepositoryException.class, mirror::fetch);
      assertEquals(Reason.EMPTY, refused.reason());
      assertEquals(
          "%s has no commit on its default branch yet. Push one first.".formatted(empty.folder()),
          refused.getMessage());
    }
  }

  @Test
  void aRemoteWithoutItsDefaultBranchIsEmptyToo() {
    git.run("symbolic-ref", "HEAD", "refs/heads/gone").orFail();
    try (Mirror mirror = open()) {
      assertEquals(Reason.EMPTY, assertThrows(RepositoryException.class, mirror::fetch).reason());
    }
  }

  @Test
  void aFolderThatIsNoRepositoryIsNotFound() {
    try (Mirror mirror =
        Mirror.open(folder.resolve("mirror.git"), Remote.folder(folder.resolve("nothing")))) {
      var refused = assertThrows(RepositoryException.class, mirror::fetch);
      assertEquals(Reason.NOT_FOUND, refused.reason());
      assertFalse(refused.reason().mayPass());
    }
  }

  @Test
  void fetchesAtOnceWaitForEachOther() throws IOException {
    try (Mirror mirror = open()) {
      String second = git.commit("main.tf", "# database\n", "Add a database");
      List<CompletableFuture<Void>> fetches =
          Stream.generate(
                  () -> CompletableFuture.runAsync(mirror::fetch, Thread::startVirtualThread))
              .limit(8)
              .toList();
      fetches.forEach(CompletableFuture::join);
      assertEquals(Optional.of(second), mirror.revisions().resolve("main"));
    }
  }

  @Test
  void aMirrorIsThereAgainAfterARestart() {
    fetched().close();
    try (Mirror mirror = open()) {
      assertEquals(Optional.of(first), mirror.revisions().resolve("main"));
      assertEquals("main", mirror.defaultBranch());
    }
  }

  @Test
  void aRemoteOnNoBranchHasNoDefaultBranch() {
    git.run("checkout", "-q", "--detach").orFail();
    git.run("branch", "-D", "main").orFail();
    var refused =
        assertThrows(
            RepositoryException.class, () -> RemoteRepository.fetch(Remote.folder(git.folder())));
    assertEquals(Reason.EMPTY, refused.reason());
  }
}

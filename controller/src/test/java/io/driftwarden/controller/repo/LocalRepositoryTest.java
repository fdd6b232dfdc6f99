package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding the repository around a folder, and reading what it was at a revision. */
final class LocalRepositoryTest {
  @TempDir Path folder;

  private Git work() throws IOException {
    return Git.init(folder.resolve("work"));
  }

  private static LocalRepository open(Path folder) {
    return LocalRepository.enclosing(folder).orElseThrow();
  }

  private static String text(Tree tree, String path) {
    return new String(tree.read((Entry.File) tree.entry(path).orElseThrow()), UTF_8);
  }

  private static void assertDamaged(Path at) {
    var refused = assertThrows(RepositoryException.class, () -> LocalRepository.enclosing(at));
    assertEquals(Reason.DAMAGED, refused.reason());
    assertEquals(
        "The git repository around %s can't be read: its format is damaged or not supported."
            .formatted(at),
        refused.getMessage());
  }

  @Test
  void aFolderInNoRepositoryHasNone() throws IOException {
    Path plain = Files.createDirectory(folder.resolve("plain"));
    assertTrue(LocalRepository.enclosing(plain).isEmpty());
  }

  @Test
  void aFolderThatIsNotThereIsSaidToBe() {
    Path nothing = folder.resolve("nothing");
    var refused = assertThrows(RepositoryException.class, () -> LocalRepository.enclosing(nothing));
    assertEquals(Reason.NOT_FOUND, refused.reason());
    assertEquals("There is no folder %s.".formatted(nothing), refused.getMessage());
  }

  @Test
  void theRootOfAWorkTreeIsReadAsItWas() throws IOException {
    Git git = work();
    String first = git.commit("main.tf", "# first\n", "Begin");
    git.commit("main.tf", "# second\n", "Go on");
    try (LocalRepository repository = open(git.folder())) {
      assertEquals("", repository.path());
      assertEquals("# first\n", text(repository.at("HEAD~1"), "main.tf"));
      assertEquals("# second\n", text(repository.at("main"), "main.tf"));
      assertEquals(Optional.of(first), repository.revisions().resolve("HEAD~1"));
    }
  }

  @Test
  void aFolderBelowIsRootedAtItself() throws IOException {
    Git git = work();
    git.commit("stacks/database/main.tf", "# database\n", "Begin");
    try (LocalRepository repository = open(git.folder().resolve("stacks/database"))) {
      assertEquals("stacks/database", repository.path());
      Tree tree = repository.at("HEAD");
      assertEquals("# database\n", text(tree, "main.tf"));
      assertEquals(List.of("main.tf"), tree.list("").stream().map(Entry::path).toList());
      assertEquals(Optional.empty(), tree.entry("../../stacks"));
    }
  }

  @Test
  void aFolderThatARevisionDoesNotHaveIsEmptyThere() throws IOException {
    Git git = work();
    git.commit("main.tf", "# first\n", "Begin");
    git.commit("new/main.tf", "# new\n", "Add a stack");
    try (LocalRepository repository = open(git.folder().resolve("new"))) {
      assertEquals(List.of(), repository.at("HEAD~1").list(""));
      assertEquals("# new\n", text(repository.at("HEAD"), "main.tf"));
    }
  }

  @Test
  void aFolderThatWasAFileIsEmptyThere() throws IOException {
    Git git = work();
    git.commit("stack", "a file\n", "Begin");
    Files.delete(git.folder().resolve("stack"));
    git.commit("stack/main.tf", "# new\n", "Make it a folder");
    try (LocalRepository repository = open(git.folder().resolve("stack"))) {
      assertEquals(List.of(), repository.at("HEAD~1").list(""));
    }
  }

  @Test
  void aFolderThatIsReachedByALinkIsTheOneItNames() throws IOException {
    Git git = work();
    git.commit("stacks/main.tf", "# database\n", "Begin");
    Path link = Files.createSymbolicLink(folder.resolve("link"), git.folder().resolve("stacks"));
    try (LocalRepository repository = open(link)) {
      assertEquals("stacks", repository.path());
    }
  }

  @Test
  void aWorktreeOfItsOwnIsReadToo() throws IOException {
    Git git = work();
    git.commit("main.tf", "# first\n", "Begin");
    git.run("worktree", "add", "-q", "-b", "side", "../side").orFail();
    String second = new Git(folder.resolve("side")).commit("main.tf", "# side\n", "Go on");
    try (LocalRepository repository = open(folder.resolve("side"))) {
      assertEquals(Optional.of(second), repository.revisions().resolve("HEAD"));
      assertEquals("# first\n", text(repository.at("main"), "main.tf"));
    }
  }

  @Test
  void aBareRepositoryIsReadAtItsRoot() throws IOException {
    Git git = work();
    git.commit("main.tf", "# first\n", "Begin");
    git.run("clone", "-q", "--bare", ".", "../bare.git").orFail();
    try (LocalRepository repository = open(folder.resolve("bare.git"))) {
      assertEquals("", repository.path());
      assertEquals("# first\n", text(repository.at("HEAD"), "main.tf"));
    }
  }

  @Test
  void aRevisionThatIsNotThereIsNamed() throws IOException {
    Git git = work();
    git.commit("main.tf", "# first\n", "Begin");
    try (LocalRepository repository = open(git.folder())) {
      var refused = assertThrows(RepositoryException.class, () -> repository.at("v1.0"));
      assertEquals(Reason.UNKNOWN_REVISION, refused.reason());
      assertEquals(
          "The repository has no revision v1.0. Fetch it, or name another.", refused.getMessage());
    }
  }

  @Test
  void aRepositoryWithoutACommitHasNoRevision() throws IOException {
    try (LocalRepository repository = open(work().folder())) {
      var refused = assertThrows(RepositoryException.class, () -> repository.at("HEAD"));
      assertEquals(Reason.UNKNOWN_REVISION, refused.reason());
    }
  }

  @Test
  void aGitFileThatNamesNothingIsDamage() throws IOException {
    Git git = work();
    Path broken = Files.createDirectory(git.folder().resolve("module"));
    Files.writeString(broken.resolve(".git"), "gitdir: ../gone\n");
    assertDamaged(broken);
  }

  @Test
  void aBrokenConfigurationIsDamage() throws IOException {
    Git git = work();
    Files.writeString(git.folder().resolve(".git/config"), "[core\nthis is none");
    assertDamaged(git.folder());
  }

  @Test
  void aFormatFromTheFutureIsNotGuessedAt() throws IOException {
    Git git = work();
    Files.writeString(
        git.folder().resolve(".git/config"), "[core]\n\trepositoryformatversion = 99\n");
    assertDamaged(git.folder());
  }
}

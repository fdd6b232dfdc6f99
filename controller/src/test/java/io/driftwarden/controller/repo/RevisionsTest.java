package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merges and how they land, compared with what real git makes of them. */
final class RevisionsTest {
  @TempDir Path folder;
  private Git git;
  private String base;
  private LocalRepository repository;

  @BeforeEach
  void begin() throws IOException {
    git = Git.init(folder.resolve("work"));
    base = git.commit("main.tf", "a\nb\nc\nd\ne\n", "Begin");
    repository = LocalRepository.enclosing(git.folder()).orElseThrow();
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private Revisions revisions() {
    return repository.revisions();
  }

  private void checkout(String branch) {
    git.run("checkout", "-q", "-B", branch, base).orFail();
  }

  private static String text(Tree tree, String path) {
    return new String(tree.read((Entry.File) tree.entry(path).orElseThrow()), UTF_8);
  }

  private static List<String> conflict(Merge merge) {
    return assertInstanceOf(Merge.Conflict.class, merge).paths();
  }

  /** Returns what git itself makes of a merge. */
  private String mergedByGit(String into, String head) {
    git.run("checkout", "-q", "--detach", into).orFail();
    git.run("merge", "-q", "--no-ff", "-m", "Merge", head).orFail();
    return git.run("rev-parse", "HEAD^{tree}").orFail().text().strip();
  }

  @Test
  void aMergeOfBothSidesIsWhatGitMakesOfIt() throws IOException {
    checkout("one");
    String one = git.commit("main.tf", "A\nb\nc\nd\ne\n", "Change the head");
    checkout("two");
    git.commit("main.tf", "a\nb\nc\nd\nE\n", "Change the tail");
    String two = git.commit("more/deep.tf", "deep\n", "Add one");
    var merged = assertInstanceOf(Merge.Merged.class, revisions().merge(one, two));
    assertEquals("A\nb\nc\nd\nE\n", text(merged.tree(), "main.tf"));
    assertEquals("deep\n", text(merged.tree(), "more/deep.tf"));
    assertEquals(mergedByGit(one, two), merged.treeId());
  }

  @Test
  void noRefMovesAndNothingIsCheckedOut() throws IOException {
    checkout("one");
    String one = git.commit("b.tf", "b\n", "Add b");
    checkout("two");
    String two = git.commit("c.tf", "c\n", "Add c");
    String refs = git.run("for-each-ref").orFail().text();
    revisions().merge(one, two);
    assertEquals(refs, git.run("for-each-ref").orFail().text());
    assertEquals("", git.run("status", "--porcelain").orFail().text());
    assertEquals(two, git.head());
  }

  @Test
  void theSameLineChangedOnBothSidesIsAConflict() throws IOException {
    checkout("one");
    String one = git.commit("main.tf", "1\nb\nc\nd\ne\n", "One");
    checkout("two");
    String two = git.commit("main.tf", "2\nb\nc\nd\ne\n", "Two");
    assertEquals(List.of("main.tf"), conflict(revisions().merge(one, two)));
  }

  @Test
  void eachPathOfAConflictIsNamedOnceAndInOrder() throws IOException {
    checkout("one");
    Files.writeString(git.folder().resolve("z.tf"), "one\n");
    Files.writeString(git.folder().resolve("a.tf"), "one\n");
    String one = git.commit("main.tf", "gone\n", "One");
    checkout("two");
    Files.writeString(git.folder().resolve("z.tf"), "two\n");
    Files.writeString(git.folder().resolve("a.tf"), "two\n");
    git.run("rm", "-q", "main.tf").orFail();
    String two = git.commit("b.tf", "b\n", "Two");
    assertEquals(List.of("a.tf", "main.tf", "z.tf"), conflict(revisions().merge(one, two)));
  }

  @Test
  void aFileAgainstAFolderIsAConflict() throws IOException {
    checkout("one");
    String one = git.commit("x", "file\n", "One");
    checkout("two");
    String two = git.commit("x/y", "in a folder\n", "Two");
    assertFalse(conflict(revisions().merge(one, two)).isEmpty());
  }

  @Test
  void whatIsBehindMergesToWhatIsAhead() throws IOException {
    String ahead = git.commit("b.tf", "b\n", "Add b");
    for (Merge merge : List.of(revisions().merge(base, ahead), revisions().merge(ahead, base))) {
      assertEquals(revisions().treeId(ahead), assertInstanceOf(Merge.Merged.class, merge).treeId());
    }
  }

  /** Two branches that have merged each other have two newest common commits. */
  @Test
  void branchesThatMergedEachOtherMerge() throws IOException {
    criss("main.tf", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n");
    git.run("checkout", "-q", "one").orFail();
    String one = git.commit("one.tf", "1\n", "One more");
    git.run("checkout", "-q", "two").orFail();
    String two = git.commit("two.tf", "2\n", "Two more");
    var merged = assertInstanceOf(Merge.Merged.class, revisions().merge(one, two));
    assertEquals(mergedByGit(one, two), merged.treeId());
  }

  /**
   * Here the two common commits conflict with each other, which git settles by a mark in the base.
   */
  @Test
  void branchesThatMergedEachOtherInConflictAreNotTakenForDamage() throws IOException {
    criss("main.tf", "1\nb\nc\nd\ne\n", "2\nb\nc\nd\ne\n");
    git.run("checkout", "-q", "one").orFail();
    String one = git.commit("one.tf", "1\n", "One more");
    git.run("checkout", "-q", "two").orFail();
    String two = git.commit("two.tf", "2\n", "Two more");
    assertInstanceOf(Merge.class, revisions().merge(one, two));
  }

  private void criss(String file, String one, String two) throws IOException {
    checkout("one");
    String first = git.commit(file, one, "One");
    checkout("two");
    String second = git.commit(file, two, "Two");
    git.run("checkout", "-q", "one").orFail();
    git.run("merge", "-q", "-s", "ours", "-m", "Take two", second).orFail();
    git.run("checkout", "-q", "two").orFail();
    git.run("merge", "-q", "-s", "ours", "-m", "Take one", first).orFail();
  }

  @Test
  void linksAndSubmodulesMergeToo() throws IOException {
    checkout("one");
    Files.createSymbolicLink(git.folder().resolve("link"), Path.of("main.tf"));
    git.run("update-index", "--add", "--cacheinfo", "160000," + base + ",module").orFail();
    git.run("add", "link").orFail();
    git.run("commit", "-q", "-m", "One").orFail();
    String one = git.head();
    checkout("two");
    String two = git.commit("two.tf", "2\n", "Two");
    var merged = assertInstanceOf(Merge.Merged.class, revisions().merge(two, one));
    assertInstanceOf(Entry.Link.class, merged.tree().entry("link").orElseThrow());
    assertInstanceOf(Entry.Submodule.class, merged.tree().entry("module").orElseThrow());
  }

  @Test
  void anUnknownCommitIsNamed() {
    String nothing = "a".repeat(40);
    for (Runnable question :
        List.<Runnable>of(
            () -> revisions().merge(base, nothing),
            () -> revisions().tree(nothing),
            () -> revisions().subject(nothing),
            () -> revisions().isAncestor(nothing, base),
            () -> revisions().landsOn(nothing, base, base))) {
      var refused = assertThrows(RepositoryException.class, question::run);
      assertEquals(Reason.UNKNOWN_REVISION, refused.reason());
      assertEquals("The repository has no commit %s.".formatted(nothing), refused.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "xyz", "--help"})
  void whatIsNoIdIsNoCommit(String id) {
    var refused = assertThrows(RepositoryException.class, () -> revisions().treeId(id));
    assertEquals(Reason.UNKNOWN_REVISION, refused.reason());
  }

  @Test
  void aRevisionIsReadAsGitReadsIt() throws IOException {
    String second = git.commit("b.tf", "b\n", "Add b");
    git.run("tag", "-a", "-m", "One", "v1", base).orFail();
    for (String name :
        List.of("main", "HEAD", "refs/heads/main", "@", second, second.substring(0, 10))) {
      assertEquals(Optional.of(second), revisions().resolve(name), name);
    }
    for (String name : List.of("main~1", "HEAD^", "v1", "v1^{commit}", "main~1^0")) {
      assertEquals(Optional.of(base), revisions().resolve(name), name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "",
        " ",
        "HEAD~100",
        "HEAD^2",
        "HEAD:main.tf",
        "main..side",
        "main...side",
        "^main",
        "--upload-pack=x",
        "-x",
        "@{upstream}",
        "@{-1}",
        "HEAD@{1}",
        "HEAD@{99}",
        "HEAD@{yesterday}",
        ":/Begin",
        ":main.tf",
        ":0:main.tf",
        "HEAD^{tree}",
        "HEAD^{",
        "HEAD^{/Begin}",
        "main@{x",
        "~",
        "^",
        "^^^",
        "a b",
        "refs/heads/../../x",
        "\0",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "v1-0-gabcdef",
        "HEAD~99999999999",
      })
  void whatNamesNoCommitIsNothing(String revision) {
    assertEquals(Optional.empty(), revisions().resolve(revision));
  }

  @Test
  void whatLedToACommitIsItsAncestor() throws IOException {
    String second = git.commit("b.tf", "b\n", "Add b");
    assertTrue(revisions().isAncestor(base, second));
    assertTrue(revisions().isAncestor(base, base));
    assertFalse(revisions().isAncestor(second, base));
  }

  @Test
  void aChangeLandsHoweverItIsMerged() throws IOException {
    checkout("change");
    git.commit("b.tf", "b\n", "Add b");
    String head = git.commit("c.tf", "c\n", "Add c");
    assertTrue(revisions().landsOn(head, base, head), "fast-forward");
    assertTrue(
        revisions().landsOn(landed("merge", "--no-ff", "-m", "Merge", "change"), base, head));
    git.run("checkout", "-q", "--detach", base).orFail();
    git.run("merge", "-q", "--squash", "change").orFail();
    git.run("commit", "-q", "-m", "Squashed").orFail();
    assertTrue(revisions().landsOn(git.head(), base, head), "squash");
    git.run("checkout", "-q", "--detach", base).orFail();
    git.run("cherry-pick", "--no-ff", "change~1", "change").orFail();
    assertTrue(revisions().landsOn(git.head(), base, head), "rebase");
  }

  private String landed(String... how) {
    git.run("checkout", "-q", "--detach", base).orFail();
    git.run(how).orFail();
    return git.head();
  }

  @Test
  void aChangeDoesNotLandOnABranchThatMovedOn() throws IOException {
    checkout("change");
    String head = git.commit("b.tf", "b\n", "Add b");
    checkout("moved");
    git.commit("other.tf", "o\n", "Meanwhile");
    git.run("merge", "-q", "--no-ff", "-m", "Merge", "change").orFail();
    assertFalse(revisions().landsOn(git.head(), base, head));
    git.run("checkout", "-q", "--detach", "moved~1").orFail();
    git.run("cherry-pick", "change").orFail();
    assertFalse(revisions().landsOn(git.head(), base, head));
  }

  @Test
  void whatIsElsewhereHasNotLanded() throws IOException {
    checkout("change");
    String head = git.commit("b.tf", "b\n", "Add b");
    assertFalse(revisions().landsOn(base, base, head));
    git.run("checkout", "-q", "--orphan", "other").orFail();
    String other = git.commit("o.tf", "o\n", "Another root");
    assertFalse(revisions().landsOn(other, base, head));
  }

  /** The trees differ then, which is what the caller compares as well. */
  @Test
  void aMoveWithinTheChangesOwnLengthIsSeenByItsTree() throws IOException {
    checkout("change");
    git.commit("b.tf", "b\n", "Add b");
    String head = git.commit("c.tf", "c\n", "Add c");
    checkout("moved");
    git.commit("other.tf", "o\n", "Meanwhile");
    git.run("merge", "-q", "--no-ff", "-m", "Merge", "change").orFail();
    var judged = assertInstanceOf(Merge.Merged.class, revisions().merge(base, head));
    assertFalse(judged.treeId().equals(revisions().treeId(git.head())));
  }
}

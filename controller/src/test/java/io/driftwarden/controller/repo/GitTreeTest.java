package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.RecordingTree;
import io.driftwarden.render.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git stores reads the same as the folder that it was checked out to. */
final class GitTreeTest {
  @TempDir Path folder;
  private Git git;
  private Path root;
  private Repository repository;

  @BeforeEach
  void begin() throws IOException {
    git = Git.init(folder.resolve("work"));
    root = git.folder();
    repository = Bare.open(root.resolve(".git"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private GitTree committed() throws IOException {
    return new Revisions(repository).tree(git.commit("last.tf", "# last\n", "Commit"));
  }

  /** Returns one line for each entry, with all that a rendering may look at. */
  private static List<String> all(Tree tree, String directory) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : tree.list(directory)) {
      assertEquals(Optional.of(entry), tree.entry(entry.path()));
      lines.add(line(tree, entry));
      if (entry instanceof Entry.Directory) {
        lines.addAll(all(tree, entry.path()));
      }
    }
    return lines;
  }

  private static String line(Tree tree, Entry entry) {
    return switch (entry) {
      case Entry.File file ->
          "%s %s %d %s"
              .formatted(file.path(), file.id(), file.size(), new String(tree.read(file), UTF_8));
      case Entry.Link link -> "%s %s -> %s".formatted(link.path(), link.id(), link.target());
      case Entry.Directory made -> made.path() + "/";
      case Entry.Submodule module -> module.path() + " @ " + module.id();
    };
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aCommitReadsLikeItsFolder() throws IOException {
    write("main.tf", "# main\n");
    write("a/b/c/deep.tf", "# deep\n");
    write("a.b/x", "");
    write("a-b/x", "dash sorts before slash, and dot too\n");
    write("ab", "a file beside folders\n");
    write("with space/ü-€.yaml", "ü: €\r\n");
    write("binary.bin", "\0\1\2");
    write(".hidden/file", "hidden\n");
    write(".gitattributes", "");
    Files.createSymbolicLink(root.resolve("link.tf"), Path.of("main.tf"));
    Files.createSymbolicLink(root.resolve("a/up"), Path.of("../main.tf"));
    Files.createSymbolicLink(root.resolve("out"), Path.of("../../../etc/passwd"));
    Files.createSymbolicLink(root.resolve("nowhere"), Path.of("not-there"));
    Files.createSymbolicLink(root.resolve("folder"), Path.of("a/b"));
    assertTrue(root.resolve("main.tf").toFile().setExecutable(true));
    GitTree tree = committed();
    assertEquals(all(new FolderTree(root), ""), all(tree, ""));
  }

  @Test
  void theIdsAreGits() throws IOException {
    write("main.tf", "# main\n");
    GitTree tree = committed();
    Entry.File file = (Entry.File) tree.entry("main.tf").orElseThrow();
    assertEquals(git.run("rev-parse", "HEAD:main.tf").orFail().text().strip(), file.id());
    assertEquals(git.run("rev-parse", "HEAD^{tree}").orFail().text().strip(), tree.id());
  }

  /** Reading the commit after the folder, or the other way round, finds nothing changed. */
  @Test
  void whatWasReadOfTheFolderHoldsInTheCommit() throws IOException {
    write("a/main.tf", "# main\n");
    Files.createSymbolicLink(root.resolve("link.tf"), Path.of("a/main.tf"));
    GitTree tree = committed();
    for (Tree one : List.of(tree, new FolderTree(root))) {
      var recording = new RecordingTree(one);
      all(recording, "");
      recording.entry("absent");
      recording.list("absent");
      assertTrue(recording.readSet().holdsIn(tree));
      assertTrue(recording.readSet().holdsIn(new FolderTree(root)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "absent",
        "main.tf/x",
        "a/absent",
        "..",
        "../work/main.tf",
        "./main.tf",
        "a/../main.tf",
        "a//main.tf",
        "/main.tf",
        "main.tf/",
        ".git",
        ".git/config",
        "a/",
        "link.tf/x",
        "\0",
        "A/main.tf"
      })
  void aPathAtWhichNothingStandsIsEmpty(String path) throws IOException {
    write("main.tf", "# main\n");
    write("a/main.tf", "# a\n");
    Files.createSymbolicLink(root.resolve("link.tf"), Path.of("main.tf"));
    GitTree tree = committed();
    assertEquals(Optional.empty(), tree.entry(path));
    assertEquals(List.of(), tree.list(path));
  }

  @Test
  void linksAreFollowedInsideTheTreeOnly() throws IOException {
    write("a/main.tf", "# main\n");
    Files.createSymbolicLink(root.resolve("folder"), Path.of("a"));
    Files.createSymbolicLink(root.resolve("out"), Path.of("../../etc"));
    Files.createSymbolicLink(root.resolve("away"), Path.of("/etc"));
    Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
    GitTree tree = committed();
    assertEquals("a/main.tf", Links.resolve(tree, "folder/main.tf").orElseThrow().path());
    for (String path : List.of("out/passwd", "away/passwd", "circle")) {
      assertThrows(DiagnosticException.class, () -> Links.resolve(tree, path), path);
    }
  }

  @Test
  void aSubmoduleIsAnEntryAndHasNoFiles() throws IOException {
    String first = git.commit("main.tf", "# main\n", "Begin");
    git.run("update-index", "--add", "--cacheinfo", "160000," + first + ",module").orFail();
    git.run("commit", "-q", "-m", "Add a module").orFail();
    GitTree tree = new Revisions(repository).tree(git.head());
    assertEquals(Optional.of(new Entry.Submodule("module", first)), tree.entry("module"));
    assertEquals(List.of(), tree.list("module"));
    assertEquals(Optional.empty(), tree.entry("module/main.tf"));
  }

  @Test
  void aLargeFileIsListedAndNotRead() throws IOException {
    byte[] large = new byte[(int) Tree.LARGEST_FILE + 1];
    Files.write(root.resolve("large.bin"), large);
    GitTree tree = committed();
    Entry.File file = (Entry.File) tree.entry("large.bin").orElseThrow();
    assertEquals(large.length, file.size());
    var refused = assertThrows(DiagnosticException.class, () -> tree.read(file));
    var inFolder = assertThrows(DiagnosticException.class, () -> new FolderTree(root).read(file));
    assertEquals(inFolder.diagnostics(), refused.diagnostics());
  }

  @Test
  void aFileOfTheLimitIsRead() throws IOException {
    byte[] largest = new byte[(int) Tree.LARGEST_FILE];
    largest[largest.length - 1] = 7;
    Files.write(root.resolve("largest.bin"), largest);
    GitTree tree = committed();
    assertArrayEquals(largest, tree.read((Entry.File) tree.entry("largest.bin").orElseThrow()));
  }

  @Test
  void manyReadersAtOnceReadTheSame() throws IOException {
    for (int i = 0; i < 50; i++) {
      write("d" + i % 7 + "/f" + i, "text " + i + "\n");
    }
    GitTree tree = committed();
    git.run("gc", "-q").orFail();
    List<String> once = all(tree, "");
    List<CompletableFuture<List<String>>> readers =
        IntStream.range(0, 20)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> all(tree, ""), Thread::startVirtualThread))
            .toList();
    readers.forEach(reader -> assertEquals(once, reader.join()));
  }

  /** Git itself writes no such tree, so it is made by hand, as an attacker would. */
  @ParameterizedTest
  @ValueSource(strings = {"..", ".", ".git", ".GIT", "a/b"})
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    GitTree tree = made("100644", name, blob("# x\n"));
    assertEquals(Optional.empty(), tree.entry(name));
    var refused = assertThrows(DiagnosticException.class, () -> tree.list(""));
    assertEquals("git_entry_name", refused.diagnostics().getFirst().code());
    assertEquals(name, refused.diagnostics().getFirst().place().orElseThrow().file());
  }

  @Test
  void aNameThatStandsTwiceIsRefused() throws IOException {
    ObjectId id = blob("# x\n");
    GitTree tree = made("100644", "main.tf", id, id);
    for (Executable asked : List.<Executable>of(() -> tree.list(""), () -> tree.entry("main.tf"))) {
      assertEquals(
          "git_entry_twice",
          assertThrows(DiagnosticException.class, asked).diagnostics().getFirst().code());
    }
  }

  @Test
  void anEntryOfNoKnownKindIsRefused() throws IOException {
    GitTree tree = made("070000", "odd", blob("# x\n"));
    assertEquals(
        "git_entry_kind",
        assertThrows(DiagnosticException.class, () -> tree.list(""))
            .diagnostics()
            .getFirst()
            .code());
  }

  @Test
  void aLinkToAnEndlessNameIsRefused() throws IOException {
    GitTree tree = made("120000", "link", blob("x".repeat(5000)));
    assertEquals(
        "git_link_too_long",
        assertThrows(DiagnosticException.class, () -> tree.entry("link"))
            .diagnostics()
            .getFirst()
            .code());
  }

  @Test
  void theRootIsADirectory() throws IOException {
    assertInstanceOf(Entry.Directory.class, committed().entry("").orElseThrow());
  }

  private ObjectId blob(String text) throws IOException {
    return store(Constants.OBJ_BLOB, text.getBytes(UTF_8));
  }

  private GitTree made(String mode, String name, ObjectId... ids) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (ObjectId id : ids) {
      bytes.write((mode + " " + name + "\0").getBytes(UTF_8));
      id.copyRawTo(bytes);
    }
    return new GitTree(repository, store(Constants.OBJ_TREE, bytes.toByteArray()));
  }

  private ObjectId store(int type, byte[] bytes) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(type, bytes);
      inserter.flush();
      return id;
    }
  }
}

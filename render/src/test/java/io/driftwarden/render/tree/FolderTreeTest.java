package io.driftwarden.render.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.diagnostics.DiagnosticException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
  @TempDir private Path around = Path.of("");

  private Path root = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    root = Files.createDirectories(around.resolve("repository"));
    Files.createDirectories(root.resolve(".git"));
    Files.createDirectories(root.resolve("folder/empty"));
    Files.writeString(root.resolve("folder/file"), "hello\n");
    Files.writeString(around.resolve("secret"), "s");
    Files.createSymbolicLink(root.resolve("linked"), Path.of("folder"));
  }

  @Test
  void listsWhatGitWouldStore() {
    FolderTree tree = new FolderTree(root);
    assertEquals(List.of("folder", "linked"), tree.list("").stream().map(Entry::name).toList());
    assertEquals(
        new Entry.Link("linked", BlobId.of("folder".getBytes(UTF_8)), "folder"),
        tree.entry("linked").orElseThrow());
    assertEquals(List.of(), tree.list("linked"));
    assertEquals(List.of(), tree.list("nowhere"));
    assertEquals(List.of(), tree.list("folder/file"));
  }

  @Test
  void theFolderMayBeTheCurrentOne() {
    assertEquals(
        new FolderTree(Path.of("").toAbsolutePath()).list("src"),
        new FolderTree(Path.of(".")).list("src"));
    assertEquals(
        List.of("main", "test"),
        new FolderTree(Path.of("")).list("src").stream().map(Entry::name).toList());
  }

  @Test
  void aFilesIdIsGits() {
    assertEquals(
        Optional.of(new Entry.File("folder/file", "ce013625030ba8dba906f756967f9e9ca394464a", 6)),
        new FolderTree(root).entry("folder/file"));
  }

  @Test
  void aFileThatChangesHasAnotherIdThen() throws IOException {
    Path file = root.resolve("folder/file");
    FolderTree tree = new FolderTree(root);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    String before = tree.entry("folder/file").orElseThrow().id();
    assertEquals(before, tree.entry("folder/file").orElseThrow().id());
    Files.writeString(file, "hellO\n");
    assertNotEquals(before, tree.entry("folder/file").orElseThrow().id());
  }

  @Test
  void nothingOutsideIsThere() {
    FolderTree tree = new FolderTree(root);
    assertEquals(Optional.empty(), tree.entry("../secret"));
    assertEquals(Optional.empty(), tree.entry("folder/../../secret"));
    assertEquals(List.of(), tree.list("../"));
    assertEquals(List.of(), tree.list(".."));
  }

  @Test
  void whatNoFileCanBeCalledIsNotThere() {
    FolderTree tree = new FolderTree(root);
    assertEquals(Optional.empty(), tree.entry("folder/\0"));
    assertEquals(List.of(), tree.list("\0"));
    assertEquals(Optional.empty(), tree.entry("x".repeat(5000)));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedByNameAndUnread() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
      file.setLength(50L << 20);
    }
    FolderTree tree = new FolderTree(root);
    Entry.File large = (Entry.File) tree.entry("large").orElseThrow();
    DiagnosticException refused = assertThrows(DiagnosticException.class, () -> tree.read(large));
    assertEquals("file_too_large", refused.diagnostics().getFirst().code());
    assertEquals("large:1:1", refused.diagnostics().getFirst().place().orElseThrow().toString());
  }
}

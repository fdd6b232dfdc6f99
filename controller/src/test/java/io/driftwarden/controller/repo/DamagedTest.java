package io.driftwarden.controller.repo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.render.tree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that lost or changed something: always named, never a stack trace. */
final class DamagedTest {
  @TempDir Path folder;
  private Git git;
  private Path objects;
  private String sha;

  @BeforeEach
  void begin() throws IOException {
    git = Git.init(folder.resolve("work"));
    git.run("config", "core.looseCompression", "0").orFail();
    sha = git.commit("a/main.tf", "# main\n", "Begin");
    objects = git.folder().resolve(".git/objects");
  }

  private Path object(String revision) {
    String id = git.run("rev-parse", revision).orFail().text().strip();
    return objects.resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private void replace(String revision, String by) throws IOException {
    Path file = object(revision);
    Files.delete(file);
    if (!by.isEmpty()) {
      Files.writeString(file, by);
    }
  }

  private void assertDamaged(String at) {
    try (LocalRepository repository = LocalRepository.enclosing(git.folder()).orElseThrow()) {
      var refused = assertThrows(RepositoryException.class, () -> read(repository.revisions()));
      assertEquals(Reason.DAMAGED, refused.reason());
      assertTrue(
          refused
              .getMessage()
              .matches(
                  "The repository's stored objects can't be read at %s \\(\\w+\\)\\. Fetch it anew\\."
                      .formatted(at)),
          refused.getMessage());
    }
  }

  private void read(Revisions revisions) {
    GitTree tree = revisions.tree(sha);
    tree.list("").forEach(entry -> tree.list(entry.path()));
    tree.read((Entry.File) tree.entry("a/main.tf").orElseThrow());
  }

  @Test
  void aLostFileIsNamed() throws IOException {
    replace("HEAD:a/main.tf", "");
    assertDamaged("a");
  }

  @Test
  void aLostDirectoryIsNamed() throws IOException {
    replace("HEAD:a", "");
    assertDamaged("a");
  }

  @Test
  void aLostRootIsNamed() throws IOException {
    replace("HEAD^{tree}", "");
    assertDamaged("its root");
  }

  @Test
  void aChangedFileIsNamed() throws IOException {
    replace("HEAD:a/main.tf", "no object at all");
    assertDamaged("a/main.tf");
  }

  @Test
  void aChangedDirectoryIsNamed() throws IOException {
    replace("HEAD:a", "no object at all");
    assertDamaged("a");
  }

  @Test
  void aChangedCommitIsNamed() throws IOException {
    replace("HEAD", "no object at all");
    assertDamaged(sha);
  }

  @Test
  void aLostCommitIsUnknown() throws IOException {
    Files.delete(object("HEAD"));
    try (LocalRepository repository = LocalRepository.enclosing(git.folder()).orElseThrow()) {
      var refused = assertThrows(RepositoryException.class, () -> repository.at("HEAD"));
      assertEquals(Reason.UNKNOWN_REVISION, refused.reason());
    }
  }

  @Test
  void aCutPackIsNamed() throws IOException {
    git.run("gc", "-q").orFail();
    try (Stream<Path> packs = Files.list(objects.resolve("pack"))) {
      for (Path pack : packs.filter(file -> file.toString().endsWith(".pack")).toList()) {
        byte[] bytes = Files.readAllBytes(pack);
        assertTrue(pack.toFile().setWritable(true));
        Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
      }
    }
    try (LocalRepository repository = LocalRepository.enclosing(git.folder()).orElseThrow()) {
      assertThrows(RepositoryException.class, () -> read(repository.revisions()));
    }
  }

  @Test
  void aMirrorThatLostItsObjectsIsNamedAsDamaged() throws IOException {
    Path mirror = folder.resolve("mirror.git");
    Remote remote = Remote.folder(git.folder());
    Mirror.open(mirror, remote).fetch();
    delete(mirror.resolve("objects"));
    try (Mirror again = Mirror.open(mirror, remote)) {
      assertThrows(RepositoryException.class, () -> read(again.revisions()));
    }
  }

  @Test
  void aMirrorWithABrokenConfigurationIsNamedAsDamaged() throws IOException {
    Path mirror = folder.resolve("mirror.git");
    Remote remote = Remote.folder(git.folder());
    Mirror.open(mirror, remote).close();
    Files.writeString(mirror.resolve("config"), "[core\n");
    var refused = assertThrows(RepositoryException.class, () -> Mirror.open(mirror, remote));
    assertEquals(Reason.DAMAGED, refused.reason());
    assertTrue(refused.getMessage().contains("mirror.git"));
  }

  @Test
  void aMirrorThatCannotBeWrittenIsNotTakenForABrokenHost() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    var refused =
        assertThrows(
            RepositoryException.class,
            () -> Mirror.open(file.resolve("mirror.git"), Remote.folder(git.folder())));
    assertEquals(Reason.DAMAGED, refused.reason());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

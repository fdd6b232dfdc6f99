package io.driftwarden.controller.repo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the machine around has no part in; alone, since these tests change or count what is there.
 */
@Isolated
final class IsolationTest {
  @TempDir Path folder;
  private Git git;
  private String first;

  @BeforeEach
  void begin() throws IOException {
    git = Git.init(folder.resolve("upstream"));
    first = git.commit("main.tf", "# nothing yet\n", "Begin");
  }

  /**
   * A header for the person's own forge would go to every host that the server fetches from. JGit
   * reads the file once in a process, so what it would read is asked for anew.
   */
  @Test
  void thePersonsOwnGitConfigurationIsNotRead() throws Exception {
    Path before = FS.DETECTED.userHome().toPath();
    Files.writeString(folder.resolve(".gitconfig"), "[http]\n  extraHeader = X-Personal: secret\n");
    Isolation.enforce();
    FS.DETECTED.setUserHome(folder.toFile());
    try {
      SystemReader reader = SystemReader.getInstance();
      for (FileBasedConfig config :
          List.of(
              reader.openUserConfig(null, FS.DETECTED),
              reader.openSystemConfig(null, FS.DETECTED),
              reader.openJGitConfig(null, FS.DETECTED))) {
        config.load();
        assertEquals("", config.toText());
      }
    } finally {
      FS.DETECTED.setUserHome(before.toFile());
    }
  }

  @Test
  void aRepositoryOfTheMomentLeavesNothingBehind() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = ours(temporary);
    try (RemoteRepository repository = RemoteRepository.fetch(Remote.folder(git.folder()))) {
      assertEquals(first, repository.head());
    }
    assertThrows(
        RepositoryException.class,
        () -> RemoteRepository.fetch(Remote.folder(folder.resolve("nothing"))));
    assertEquals(before, ours(temporary));
  }

  private static List<Path> ours(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("driftwarden-"))
          .sorted()
          .toList();
    }
  }
}

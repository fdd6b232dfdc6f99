package io.driftwarden.controller.target.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir private Path folder;

  @Test
  void theWorkOfAProcessThatLivesIsLeftAlone() throws IOException {
    Process neighbour = new ProcessBuilder("sleep", "60").start();
    try (Workspace _ = Workspace.in(folder)) {
      String name = left().getFirst();
      String living =
          name.replaceFirst(
              "w[0-9]+-[0-9]+",
              "w%d-%d"
                  .formatted(
                      neighbour.pid(),
                      neighbour.info().startInstant().orElseThrow().toEpochMilli()));
      Files.createDirectory(folder.resolve(living));

      Workspace.sweep(folder);

      assertEquals(Stream.of(name, living).sorted().toList(), left());
    } finally {
      neighbour.destroyForcibly();
    }
  }

  @Test
  void theWorkOfOneThatIsGoneIsRemovedWithItsTemporaryFiles() throws IOException {
    Workspace work = Workspace.in(folder);
    Path temporary = work.temporary();
    Files.writeString(temporary.resolve("secret"), "s3cret");
    Path gone = folder.resolve("w%d-1-2".formatted(ProcessHandle.current().pid()));
    Files.move(folder.resolve(left().getFirst()), gone);
    Files.createDirectory(folder.resolve("half-made"));

    Workspace.sweep(folder);

    assertEquals(List.of(), left());
    assertFalse(Files.exists(temporary));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      return left.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}

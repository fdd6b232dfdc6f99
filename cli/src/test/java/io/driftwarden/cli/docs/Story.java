package io.driftwarden.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands of a page, run for real with {@code driftwarden} on the path: in a folder with the
 * files that the page gives, or where it gives none at the root of the checkout. In what they are
 * told to print, … stands for anything.
 */
final class Story {
  private final Path bin;
  private final Path work;

  private Story(Path bin, Path work) {
    this.bin = bin;
    this.work = work;
  }

  /**
   * @param folder of the page's own, made when it is first asked for
   */
  static Story of(Page page, Path folder) throws IOException {
    List<Block> files = page.blocks().stream().filter(block -> !block.file().isEmpty()).toList();
    Path bin = folder.resolve("bin");
    Path work = folder.resolve("work");
    if (!Files.exists(folder)) {
      Path command = Files.createDirectories(bin).resolve("driftwarden");
      Files.writeString(
          command,
          """
          #!/bin/sh
          exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' \
            io.driftwarden.cli.Driftwarden "$@"
          """
              .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
      assertTrue(command.toFile().setExecutable(true));
      for (Block block : files) {
        Path file = work.resolve(block.file());
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, block.text());
      }
    }
    return new Story(bin, files.isEmpty() ? Page.ROOT : work);
  }

  /** Runs each line that begins with {@code $}; those below it are what it prints. */
  void play(String text) throws IOException, InterruptedException {
    List<String> printed = new ArrayList<>();
    String command = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("$ ")) {
        assertPrints(command, printed);
        command = line.substring(2);
        printed.clear();
      } else {
        printed.add(line);
      }
    }
    assertTrue(!command.isEmpty(), "a console has a line that begins with \"$ \"");
    assertPrints(command, printed);
  }

  private void assertPrints(String command, List<String> expected)
      throws IOException, InterruptedException {
    if (command.isEmpty()) {
      assertEquals(List.of(), expected, "these lines stand before the first command");
      return;
    }
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", command)
            .directory(work.toFile())
            .redirectErrorStream(true);
    bash.environment().merge("PATH", bin + ":", (path, own) -> own + path);
    Process process = bash.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertEquals(0, process.waitFor(), command + "\n" + printed);
    String wanted = String.join("\n", expected).strip();
    if (!printed.matches(pattern(wanted))) {
      assertEquals(wanted, printed, command);
    }
  }

  private static String pattern(String wanted) {
    return wanted
        .lines()
        .map(line -> "(?m:\\Q" + line.replace("…", "\\E(?s:.*?)\\Q") + "\\E)")
        .collect(Collectors.joining("\n"));
  }
}

package io.driftwarden.cli;

import io.driftwarden.cli.demo.ExampleRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the short commands once on the example, for a virtual machine that notes what they load and
 * starts them quicker from then on. The launchers call it.
 */
final class Rehearsal {
  private static final String STACK = "terraform/environments/production";

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("driftwarden");
    try {
      ExampleRepository.writeTo(folder);
      run(folder, "check", "", "--format", "json");
      run(folder, "check", STACK);
      run(folder, "render", STACK, "--format", "plan-json");
      run(folder, "render", "terraform/vector-db/charts/milvus");
      run(folder, "render", "clusters/dev", "--format", "yaml");
      run(folder, "test", "policies");
    } finally {
      delete(folder);
    }
  }

  private static void run(Path folder, String command, String path, String... options) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Stream<String> first = Stream.of(command, folder.resolve(path).toString());
    Driftwarden.run(
        nowhere, nowhere, Stream.concat(first, Stream.of(options)).toArray(String[]::new));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }
}

package io.driftwarden.controller.config;

import io.driftwarden.yaml.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Secrets: a text, or where one is to be found, as {@code {env: NAME}} or {@code {file: PATH}}. A
 * problem never repeats what stands there.
 */
final class Secrets {
  private static final long LARGEST_FILE = 64 << 10;

  private Secrets() {}

  static Optional<Secret> read(Node node, Reading reading) {
    Optional<String> found =
        node instanceof Node.Mapping ? referred(node, reading) : Scalars.text(node, reading);
    return found.map(Secret::new);
  }

  private static Optional<String> referred(Node node, Reading reading) {
    Section section = Section.of(node, reading).allow(List.of("env", "file"));
    Optional<String> variable = section.text("env");
    Optional<Path> file = section.path("file");
    if (variable.isPresent() == file.isPresent()) {
      reading.problem(
          "Not a secret", "Write a text, {env: NAME} or {file: PATH} here.", node.place());
      return Optional.empty();
    }
    Optional<String> found =
        variable.isPresent()
            ? variable.map(reading.environment()::get)
            : file.flatMap(Secrets::contents);
    if (found.filter(text -> !text.isBlank()).isEmpty()) {
      String where = variable.map(name -> "The environment variable " + name).orElse("The file");
      reading.problem(
          "No secret found", where + " is missing, empty or can't be read.", node.place());
      return Optional.empty();
    }
    return found;
  }

  private static Optional<String> contents(Path file) {
    try {
      return Files.size(file) > LARGEST_FILE
          ? Optional.empty()
          : Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

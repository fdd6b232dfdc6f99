package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.TargetException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the program, once, so that what runs later doesn't depend on a search path. */
final class Binary {
  private Binary() {}

  /**
   * Returns the absolute path of a program.
   *
   * @param name a path, or a name that is looked for on the server's search path
   * @throws TargetException if there is none
   */
  static Path find(String name) {
    Stream<Path> places =
        name.contains("/")
            ? Stream.of(Path.of(name))
            : Stream.of(searched().split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    return places
        .map(Path::toAbsolutePath)
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst()
        .orElseThrow(() -> new TargetException("there is no program %s".formatted(name)));
  }

  private static String searched() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}

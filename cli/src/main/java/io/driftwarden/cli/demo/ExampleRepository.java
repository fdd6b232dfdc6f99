package io.driftwarden.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code examples/repo}, as the build put it beside these classes. */
public final class ExampleRepository {
  private static final String PLACE = "repo";

  private ExampleRepository() {}

  /** Writes its files into a folder. */
  public static void writeTo(Path folder) {
    URL place =
        Objects.requireNonNull(
            ExampleRepository.class.getResource(PLACE), "the build left out examples/repo");
    try {
      copy(place.toURI(), folder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(URI place, Path folder) throws IOException {
    if (!place.getScheme().equals("jar")) {
      copy(Path.of(place), folder);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      String inside = place.toString().substring(place.toString().indexOf('!') + 1);
      copy(jar.getPath(inside), folder);
    }
  }

  private static void copy(Path from, Path folder) throws IOException {
    for (Path file : files(from)) {
      Path copy = folder.resolve(from.relativize(file).toString());
      Files.createDirectories(Objects.requireNonNull(copy.getParent()));
      Files.copy(file, copy);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}

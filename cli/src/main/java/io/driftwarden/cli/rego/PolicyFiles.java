package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.policies.data.DataFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies and data as {@code opa} does: folders with all in them, data at the path of its
 * folder.
 *
 * @param ignored patterns of names of files and folders that are left out
 * @param bundle whether data is only what is called data.json or data.yaml
 */
record PolicyFiles(List<String> ignored, boolean bundle) {

  Loaded load(List<String> paths) {
    Loaded loaded = new Loaded();
    load(paths, loaded);
    return loaded;
  }

  void load(List<String> paths, Loaded loaded) {
    walk(paths, (file, folder) -> add(file, folder, loaded));
  }

  /** Returns the policies only. */
  List<Source> policies(List<String> paths) {
    List<Source> found = new ArrayList<>();
    walk(
        paths,
        (file, _) -> {
          if (file.toString().endsWith(".rego")) {
            found.add(read(file));
          }
        });
    return found;
  }

  private void add(Path file, List<String> folder, Loaded loaded) {
    String name = file.getFileName().toString();
    if (name.endsWith(".rego")) {
      loaded.addModule(read(file));
    } else if (bundle ? name.matches("data\\.(json|ya?ml)") : DataFile.isData(name)) {
      loaded.addData(read(file), folder);
    }
  }

  private void walk(List<String> paths, BiConsumer<Path, List<String>> each) {
    for (String given : paths) {
      String path = given.startsWith("file://") ? given.substring("file://".length()) : given;
      int colon = path.indexOf(':');
      boolean hasPrefix = colon > 0 && !Files.exists(Path.of(path));
      List<String> prefix =
          hasPrefix ? List.of(path.substring(0, colon).split("\\.")) : List.<String>of();
      Path start = Path.of(hasPrefix ? path.substring(colon + 1) : path);
      if (!Files.exists(start)) {
        throw missing(given);
      }
      if (Files.isRegularFile(start) && !isKnown(start.toString())) {
        throw unknown(given);
      }
      walk(start, prefix, each);
    }
  }

  private void walk(Path at, List<String> folder, BiConsumer<Path, List<String>> each) {
    if (!Files.isDirectory(at)) {
      each.accept(at.normalize(), folder);
      return;
    }
    for (Path child : children(at)) {
      String name = child.getFileName().toString();
      if (isIgnored(name)) {
        continue;
      }
      if (Files.isDirectory(child)) {
        List<String> deeper = new ArrayList<>(folder);
        deeper.add(name);
        walk(child, deeper, each);
      } else {
        walk(child, folder, each);
      }
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private boolean isIgnored(String name) {
    return ignored.stream().anyMatch(pattern -> matcher(pattern).matches(Path.of(name)));
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  static Source read(Path file) {
    try {
      return new Source(
          file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean isKnown(String name) {
    return name.endsWith(".rego") || DataFile.isData(name);
  }

  private static DiagnosticException unknown(String path) {
    return refused(
        "Neither policy nor data",
        "%s is named, and ends in none of .rego, .json, .yaml and .yml.".formatted(path),
        Place.of(path));
  }

  private static DiagnosticException missing(String path) {
    return refused("No such file", "There is no file or folder %s.".formatted(path), null);
  }

  private static DiagnosticException refused(String summary, String detail, @Nullable Place place) {
    return new DiagnosticException(Diagnostic.error("rego_load_error", summary, detail, place));
  }
}

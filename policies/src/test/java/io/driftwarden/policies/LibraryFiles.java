package io.driftwarden.policies;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The built-in rules as they lie in the repository, their tests among them. */
final class LibraryFiles {
  static final Path LIBRARY = Path.of("library");

  private LibraryFiles() {}

  static List<Path> endingIn(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(LIBRARY)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  static CompiledPolicies compiled() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path file : endingIn(".rego")) {
      sources.add(new Source(file.toString(), Files.readString(file)));
    }
    return Rego.compile(sources, Value.of(Map.of()));
  }
}

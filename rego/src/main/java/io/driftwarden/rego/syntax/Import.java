package io.driftwarden.rego.syntax;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An import of {@code data…} or {@code input…}; those of keywords are gone after parsing. */
public record Import(String root, List<String> path, @Nullable String alias, Span span) {
  public Import {
    path = List.copyOf(path);
  }

  /** Returns the name that it declares. */
  public String name() {
    return Optional.ofNullable(alias).orElse(path.isEmpty() ? root : path.getLast());
  }
}

package io.driftwarden.policies;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.util.List;

/**
 * A repository's own policies as they lie in it.
 *
 * @param namespaces the packages whose rules judge; none means the package main
 * @param data what they know besides their input, an object
 */
public record RepositoryPolicies(List<Source> modules, List<String> namespaces, Value data) {
  public RepositoryPolicies {
    modules = List.copyOf(modules);
    namespaces = List.copyOf(namespaces);
  }

  /** Returns policies in the package main that know nothing else. */
  public static RepositoryPolicies of(List<Source> modules) {
    return new RepositoryPolicies(modules, List.of(), ObjectValue.EMPTY);
  }

  /** Returns the paths of the packages whose rules judge. */
  List<String> judging() {
    return namespaces.isEmpty()
        ? List.of("data.main")
        : namespaces.stream().map(name -> "data." + name).toList();
  }
}

package io.driftwarden.policies;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.value.Value;
import java.util.List;

/**
 * Policies that are judged by together: the built-in library, or a repository's own.
 *
 * @param modules as they are written; a repository's own are without what they use of the library
 * @param data what they know besides their input, an object
 * @param documents the paths of all that is asked of them, such as {@code data.main.deny}
 */
public record Bundle(
    List<Source> modules, Value data, CompiledPolicies compiled, List<String> documents) {
  public Bundle {
    modules = List.copyOf(modules);
    documents = List.copyOf(documents);
  }
}

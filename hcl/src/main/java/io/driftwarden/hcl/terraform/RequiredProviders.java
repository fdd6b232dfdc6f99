package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.version.VersionConstraint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which releases of providers a root module and all that it calls allow together.
 *
 * @param locked the releases that the lock file names, by the providers' addresses
 */
record RequiredProviders(Planning planning, Map<String, String> locked) {
  /** Returns what is required, by the providers' addresses. */
  Map<String, VersionConstraint> from(String root) {
    Map<String, String> texts = new HashMap<>();
    Set<String> seen = new HashSet<>(Set.of(root));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String directory = open.removeFirst();
      Module module = planning.module(directory);
      add(new ProviderRequirements(module), texts);
      module.calls().values().stream()
          .flatMap(call -> ModuleCall.directory(planning, directory, call).stream())
          .filter(seen::add)
          .forEach(open::add);
    }
    texts.putAll(locked);
    Map<String, VersionConstraint> required = new HashMap<>();
    texts.forEach((address, text) ->
        VersionConstraint.parse(text).ifPresent(found -> required.put(address, found)));
    return required;
  }

  private static void add(ProviderRequirements requirements, Map<String, String> texts) {
    for (String name : requirements.names()) {
      String constraint = requirements.constraint(name);
      if (!constraint.isEmpty()) {
        texts.merge(requirements.address(name), constraint, (one, more) -> one + "," + more);
      }
    }
  }
}

package io.driftwarden.policies.opa;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.policies.PolicySet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The modules of a policy set, by the names that they get on a server.
 *
 * @param named those of the library first, which the others may use
 */
record Modules(Map<String, Source> named) {
  private static final String OURS = "driftwarden/";
  private static final String OWN = OURS + "own/";

  static Modules of(PolicySet policies) {
    Map<String, Source> named = new LinkedHashMap<>();
    policies.library().modules().forEach(module -> named.put(OURS + module.path(), module));
    int number = 0;
    for (Source module : policies.own().modules()) {
      // The number keeps apart what differs only in characters that an address can't have.
      String name = module.path().replaceAll("[^A-Za-z0-9._/-]", "_");
      named.put(OWN + number++ + "/" + name, module);
    }
    return new Modules(named);
  }

  static boolean isOurs(String name) {
    return name.startsWith(OURS);
  }

  static boolean isOwn(String name) {
    return name.startsWith(OWN);
  }

  String text(String name) {
    return Optional.ofNullable(named.get(name)).map(Source::text).orElse("");
  }

  /** Returns the place that the server calls by its own name for the module. */
  Optional<Place> place(OpaError error) {
    return Optional.ofNullable(named.get(error.file()))
        .map(module ->
            Place.at(module.path(), Math.max(1, error.row()), Math.max(1, error.column())));
  }
}

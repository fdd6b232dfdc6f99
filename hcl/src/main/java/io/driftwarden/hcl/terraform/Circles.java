package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** What is being found out; who needs it meanwhile goes in a circle. */
final class Circles {
  private final Set<String> inProgress = new HashSet<>();

  <T> T within(String what, Place place, Supplier<T> find) {
    if (!inProgress.add(what)) {
      throw new DiagnosticException(
          Diagnostic.error(
              "terraform_cycle",
              "References go in a circle",
              "%s needs its own value to be found out. Break the circle.".formatted(what),
              place));
    }
    try {
      return find.get();
    } finally {
      inProgress.remove(what);
    }
  }
}

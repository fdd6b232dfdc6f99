package io.driftwarden.controller.target;

import java.util.Optional;

/** The last word before a plan is carried out, over exactly what would be done. */
@FunctionalInterface
public interface Consent {
  /** Returns why the plan may not be carried out, or nothing where it may. */
  Optional<String> objection(Plan plan);
}

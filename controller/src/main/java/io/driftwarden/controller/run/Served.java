package io.driftwarden.controller.run;

import io.driftwarden.controller.target.Target;
import java.util.Map;

/** What is served, by the names of the configuration. */
record Served(Map<String, Site> sites, Map<String, Target> targets) {
  Served {
    sites = Map.copyOf(sites);
    targets = Map.copyOf(targets);
  }
}

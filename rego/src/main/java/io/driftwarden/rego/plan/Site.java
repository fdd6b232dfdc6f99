package io.driftwarden.rego.plan;

import io.driftwarden.diagnostics.Place;

/** Where something stands in a policy; asked only when there is something to say about it. */
@FunctionalInterface
public interface Site {
  Place place();
}

package io.driftwarden.controller.packages;

import java.util.List;

/**
 * Which versions of a package there were.
 *
 * @param asked when its source was asked, in seconds since 1970
 */
record Offered(List<String> versions, long asked) {
  static final Offered NOTHING = new Offered(List.of(), 0);

  Offered {
    versions = List.copyOf(versions);
  }
}

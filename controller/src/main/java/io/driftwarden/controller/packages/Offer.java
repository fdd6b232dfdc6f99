package io.driftwarden.controller.packages;

import java.util.List;

/** A package with versions, at its source. Both methods throw {@link PackageException}. */
interface Offer {
  List<String> versions();

  Download download(String version);
}

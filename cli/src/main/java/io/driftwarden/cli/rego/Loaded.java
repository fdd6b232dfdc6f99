package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.data.DataDocument;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Policies and data that were read from files. */
final class Loaded {
  private final List<Source> modules = new ArrayList<>();
  private final DataDocument data = new DataDocument();

  List<Source> modules() {
    return modules;
  }

  Value data() {
    return data.value();
  }

  /** Returns the policies by their paths, to show their lines. */
  Sources sources() {
    return path -> modules.stream().filter(module -> module.path().equals(path)).findFirst();
  }

  void addModule(Source source) {
    modules.add(source);
  }

  /** Adds the data of a file at a path of names. */
  void addData(Source source, List<String> path) {
    data.add(source, path);
  }
}

package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Policies and data that were read from files. */
final class Loaded {
  private final List<Source> modules = new ArrayList<>();
  private Value data = ObjectValue.EMPTY;

  List<Source> modules() {
    return modules;
  }

  Value data() {
    return data;
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
    Value value = DataFile.read(source);
    for (String name : path.reversed()) {
      value = ObjectValue.of(Map.of(new StringValue(name), value));
    }
    data = merged(data, value, source.path());
  }

  private static Value merged(Value before, Value more, String file) {
    if (!(before instanceof ObjectValue one) || !(more instanceof ObjectValue other)) {
      throw new DiagnosticException(
          Diagnostic.error(
              "rego_load_error",
              "Data does not fit together",
              "Data at one path is an object in every file, and what lies in no folder is one.",
              Place.of(file)));
    }
    ObjectValue all = one;
    for (Value key : other.keys()) {
      Value there = all.get(key);
      Value added = other.at(key);
      all =
          all.with(key, there == null || there.equals(added) ? added : merged(there, added, file));
    }
    return all;
  }
}

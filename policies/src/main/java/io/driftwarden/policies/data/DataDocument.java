package io.driftwarden.policies.data;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;

/** What files of data say together, each at the path of the folders that it lies in. */
public final class DataDocument {
  private Value value = ObjectValue.EMPTY;

  /** Returns it, an object. */
  public Value value() {
    return value;
  }

  /**
   * Adds what a file says.
   *
   * @param folders below which it is
   * @throws DiagnosticException if it says nothing, or something else than another file
   */
  public void add(Source source, List<String> folders) {
    Value more = DataFile.read(source);
    for (String name : folders.reversed()) {
      more = ObjectValue.of(Map.of(new StringValue(name), more));
    }
    value = merged(value, more, source.path());
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

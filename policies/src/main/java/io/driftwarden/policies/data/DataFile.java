package io.driftwarden.policies.data;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.yaml.YamlValues;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.Optional;

/** Reads JSON and YAML as what policies call data and input. */
public final class DataFile {
  private DataFile() {}

  /** Reports whether a file is one by its name. */
  public static boolean isData(String name) {
    return name.endsWith(".json") || isYaml(name);
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * Returns what a file says: JSON, and of YAML the first document.
   *
   * @throws DiagnosticException if it says nothing of the kind
   */
  public static Value read(Source source) {
    return isYaml(source.path()) ? yaml(source) : json(source);
  }

  private static Value json(Source source) {
    try {
      return JsonReader.read(source.text());
    } catch (JsonReader.NotJsonException e) {
      throw new DiagnosticException(
          Diagnostic.error(
              "rego_load_error", "Not a JSON file", e.getMessage() + ".", Place.of(source.path())));
    }
  }

  private static Value yaml(Source source) {
    Optional<Node> first = YamlReader.readRepeating(source).stream().findFirst();
    return first.map(YamlValues::of).orElse(NullValue.NULL);
  }

  /**
   * Returns JSON or YAML, whichever a text is.
   *
   * @throws DiagnosticException if it is neither
   */
  public static Value readEither(Source source) {
    try {
      return JsonReader.read(source.text());
    } catch (JsonReader.NotJsonException _) {
      return yaml(source);
    }
  }
}

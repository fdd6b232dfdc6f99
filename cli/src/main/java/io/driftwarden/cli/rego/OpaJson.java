package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Places and problems in the form in which {@code opa} writes them. */
final class OpaJson {
  private OpaJson() {}

  static Map<String, Object> location(Place place) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("file", place.file());
    location.putAll(position(place.line(), place.column()));
    return location;
  }

  static Map<String, Object> position(int line, int column) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("row", line);
    position.put("col", column);
    return position;
  }

  static Map<String, Object> error(Diagnostic problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", problem.detail());
    error.put("code", problem.code());
    problem.place().ifPresent(place -> error.put("location", location(place)));
    return error;
  }
}

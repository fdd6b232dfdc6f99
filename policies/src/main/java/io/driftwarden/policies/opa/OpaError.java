package io.driftwarden.policies.opa;

import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.JsonReader.NotJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What OPA says of the first thing that is wrong.
 *
 * @param code such as {@code rego_type_error}
 * @param file the name of the module, or empty
 */
record OpaError(String code, String message, String file, int row, int column) {

  /** Returns what an answer tells, if it is one that OPA gives. */
  static Optional<OpaError> in(String answer) {
    try {
      return JsonReader.read(answer).plain() instanceof Map<?, ?> said && said.containsKey("code")
          ? Optional.of(first(said))
          : Optional.empty();
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  private static OpaError first(Map<?, ?> said) {
    Map<?, ?> error =
        said.get("errors") instanceof List<?> all
                && !all.isEmpty()
                && all.getFirst() instanceof Map<?, ?> first
            ? first
            : said;
    Map<?, ?> location = error.get("location") instanceof Map<?, ?> at ? at : Map.of();
    return new OpaError(
        text(error.get("code")),
        text(error.get("message")),
        text(location.get("file")),
        number(location.get("row")),
        number(location.get("col")));
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }
}

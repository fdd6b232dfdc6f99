package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** URIs and their parts. */
final class Uris {
  static final Table TABLE =
      new Table()
          .add("uri.parse(string) object", (_, in) -> parse(in))
          .add("uri.is_valid(any) boolean", (_, in) -> isValid(in.value(0)));

  private Uris() {}

  static GoUrl url(Operands in, String text) throws BuiltinException {
    try {
      return GoUrl.parse(text);
    } catch (GoUrl.NotUrlException wrong) {
      throw in.wrong(String.valueOf(wrong.getMessage()));
    }
  }

  private static Value parse(Operands in) throws BuiltinException {
    GoUrl url = url(in, in.text(0));
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("scheme", url.scheme());
    parts.put("hostname", url.hostname());
    parts.put("port", url.port());
    parts.put("path", url.path());
    parts.put("raw_path", url.path().isEmpty() ? "" : url.rawPath());
    parts.put("raw_query", url.query());
    parts.put("fragment", url.fragment());
    Map<String, Value> present = new LinkedHashMap<>();
    parts.forEach((name, text) -> {
      if (!text.isEmpty()) {
        present.put(name, new StringValue(text));
      }
    });
    return ObjectValue.ofStrings(present);
  }

  private static Value isValid(Value value) {
    if (!(value instanceof StringValue(String text)) || text.isEmpty()) {
      return BooleanValue.FALSE;
    }
    try {
      return BooleanValue.of(GoUrl.parse(text).host() != null);
    } catch (GoUrl.NotUrlException _) {
      return BooleanValue.FALSE;
    }
  }
}

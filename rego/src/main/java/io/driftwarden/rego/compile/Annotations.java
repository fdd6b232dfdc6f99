package io.driftwarden.rego.compile;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings annotations into the one form that policies see. */
final class Annotations {
  private static final Pattern AUTHOR = Pattern.compile("([^<]*?)\\s*(?:<([^>]*)>)?\\s*");

  private Annotations() {}

  /**
   * Returns annotations with their scope, and with authors and resources as objects.
   *
   * @param usual the scope where they don't say
   */
  static ObjectValue read(Value value, String usual) {
    if (!(value instanceof ObjectValue annotations)) {
      return ObjectValue.EMPTY;
    }
    boolean entrypoint = BooleanValue.TRUE.equals(annotations.get("entrypoint"));
    String scope = entrypoint && usual.equals("rule") ? "document" : usual;
    ObjectValue scoped =
        annotations.get("scope") == null
            ? annotations.with(new StringValue("scope"), new StringValue(scope))
            : annotations;
    ObjectValue named = each(scoped, "authors", Annotations::author);
    return each(named, "related_resources", text -> ObjectValue.ofStrings(Map.of("ref", text)));
  }

  /** Makes objects of the strings in a list. */
  private static ObjectValue each(
      ObjectValue object, String name, Function<StringValue, Value> make) {
    return object.get(name) instanceof ArrayValue list
        ? object.with(
            new StringValue(name),
            ArrayValue.of(
                list.elements().stream()
                    .map(
                        element -> element instanceof StringValue text ? make.apply(text) : element)
                    .toList()))
        : object;
  }

  private static Value author(StringValue text) {
    Matcher matcher = AUTHOR.matcher(text.text());
    Map<String, Value> author = new LinkedHashMap<>();
    if (matcher.matches()) {
      put(author, "name", matcher.group(1));
      put(author, "email", matcher.group(2) == null ? "" : matcher.group(2));
    }
    return ObjectValue.ofStrings(author);
  }

  private static void put(Map<String, Value> author, String name, String text) {
    if (!text.isBlank()) {
      author.put(name, new StringValue(text.strip()));
    }
  }
}

package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that every template has. */
final class GoTemplateFunctions {
  static final Set<String> NAMES =
      Set.of(
          "and",
          "or",
          "not",
          "len",
          "index",
          "slice",
          "print",
          "printf",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge");

  private GoTemplateFunctions() {}

  static @Nullable Object call(Environment env, String name, List<@Nullable Object> in)
      throws GoTemplateException {
    if (in.isEmpty() && !name.startsWith("print")) {
      throw new GoTemplateException("wrong number of args for %s: got 0".formatted(name));
    }
    return switch (name) {
      case "and", "or" -> in.getLast();
      case "not" -> !GoTemplateValues.isTrue(in.getFirst());
      case "len" -> length(in.getFirst());
      case "index" -> index(in);
      case "slice" -> slice(in);
      case "print" -> print(in);
      case "println" -> String.join(" ", in.stream().map(GoTemplateValues::text).toList()) + "\n";
      case "printf" -> printf(env, in);
      case "html" -> html(print(in));
      case "js" -> js(print(in));
      case "urlquery" -> Encodings.encode(print(in));
      case "eq" -> equalsAny(in);
      case "ne" -> !equalsAny(two(name, in));
      case "lt" -> compare(two(name, in)) < 0;
      case "le" -> compare(two(name, in)) <= 0;
      case "gt" -> compare(two(name, in)) > 0;
      case "ge" -> compare(two(name, in)) >= 0;
      default -> throw new GoTemplateException("error calling %s: no function".formatted(name));
    };
  }

  private static List<@Nullable Object> two(String name, List<@Nullable Object> in)
      throws GoTemplateException {
    if (in.size() != 2) {
      throw new GoTemplateException(
          "wrong number of args for %s: want 2 got %d".formatted(name, in.size()));
    }
    return in;
  }

  private static long length(@Nullable Object value) throws GoTemplateException {
    return switch (value) {
      case String text -> text.getBytes(UTF_8).length;
      case NumberValue number -> number.text().length();
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case null, default ->
          throw new GoTemplateException(
              "error calling len: len of type " + GoTemplateValues.typeName(value));
    };
  }

  private static @Nullable Object index(List<@Nullable Object> in) throws GoTemplateException {
    @Nullable Object at = in.getFirst();
    for (Object key : in.subList(1, in.size())) {
      at =
          switch (at) {
            case ArrayValue array when key instanceof Long index -> element(array, index);
            case ObjectValue object when key instanceof String name ->
                GoTemplateValues.of(object.get(name));
            case null, default ->
                throw new GoTemplateException(
                    "error calling index: can't index item of type "
                        + GoTemplateValues.typeName(at));
          };
    }
    return at;
  }

  private static @Nullable Object element(ArrayValue array, long index) throws GoTemplateException {
    if (index < 0 || index >= array.size()) {
      throw new GoTemplateException("error calling index: index out of range: " + index);
    }
    return GoTemplateValues.of(array.get((int) index));
  }

  private static Object slice(List<@Nullable Object> in) throws GoTemplateException {
    int size = Math.toIntExact(length(in.getFirst()));
    int from = bound(in, 1, 0, size);
    int to = bound(in, 2, size, size);
    if (from > to) {
      throw new GoTemplateException("error calling slice: invalid slice index: %d".formatted(from));
    }
    return switch (in.getFirst()) {
      case ArrayValue array -> ArrayValue.of(array.elements().subList(from, to));
      case String text -> new String(text.getBytes(UTF_8), from, to - from, UTF_8);
      case null, default -> throw new GoTemplateException("error calling slice: not sliceable");
    };
  }

  private static int bound(List<@Nullable Object> in, int at, int otherwise, int size)
      throws GoTemplateException {
    if (at >= in.size()) {
      return otherwise;
    }
    if (in.get(at) instanceof Long index && index >= 0 && index <= size) {
      return index.intValue();
    }
    throw new GoTemplateException("error calling slice: index out of range: " + in.get(at));
  }

  /** Joins as Go's Sprint: blanks stand between two operands of which neither is a string. */
  private static String print(List<@Nullable Object> in) {
    StringBuilder out = new StringBuilder();
    boolean afterText = true;
    for (Object value : in) {
      boolean isText = value instanceof String || value instanceof NumberValue;
      out.append(afterText || isText ? "" : " ").append(GoTemplateValues.text(value));
      afterText = isText;
    }
    return out.toString();
  }

  private static String printf(Environment env, List<@Nullable Object> in)
      throws GoTemplateException {
    if (in.isEmpty() || !(in.getFirst() instanceof String format)) {
      throw new GoTemplateException("wrong type for value; expected string");
    }
    List<Value> values = new ArrayList<>();
    for (Object value : in.subList(1, in.size())) {
      values.add(
          switch (value) {
            case NumberValue number -> new StringValue(number.text());
            case null -> Value.of(null);
            default -> Value.of(value);
          });
    }
    return Sprintf.format(env, format, ArrayValue.of(values));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("\0", "\uFFFD")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String js(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\\'\"".indexOf(c) >= 0) {
        out.append('\\').append(c);
      } else if (c < ' ' || "<>&=".indexOf(c) >= 0) {
        out.append("\\u%04X".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean equalsAny(List<@Nullable Object> in) throws GoTemplateException {
    if (in.size() < 2) {
      throw new GoTemplateException("error calling eq: missing argument for comparison");
    }
    Object first = comparable(in.getFirst());
    for (Object other : in.subList(1, in.size())) {
      Object second = comparable(other);
      if (first.getClass() != second.getClass()) {
        throw new GoTemplateException("error calling eq: incompatible types for comparison");
      }
      if (first.equals(second)) {
        return true;
      }
    }
    return false;
  }

  private static int compare(List<@Nullable Object> in) throws GoTemplateException {
    Object first = comparable(in.getFirst());
    Object second = comparable(in.getLast());
    return switch (first) {
      case String text when second instanceof String other -> text.compareTo(other);
      case Long number when second instanceof Long other -> number.compareTo(other);
      case Double number when second instanceof Double other -> number.compareTo(other);
      default -> throw new GoTemplateException("error calling lt: incompatible types");
    };
  }

  /** A number of the data is compared as its text, which is what Go keeps of it. */
  private static Object comparable(@Nullable Object value) throws GoTemplateException {
    if (value == null || value instanceof ArrayValue || value instanceof ObjectValue) {
      throw new GoTemplateException(
          "error calling eq: non-comparable type " + GoTemplateValues.typeName(value));
    }
    return value instanceof NumberValue number ? number.text() : Objects.requireNonNull(value);
  }
}

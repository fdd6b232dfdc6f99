package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.JsonWriter;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text, and parts of documents by their paths. */
final class Json {
  static final Table TABLE =
      new Table()
          .add(
              "json.marshal(any) string",
              (_, in) -> new StringValue(JsonWriter.forPages(in.value(0))))
          .add("json.marshal_with_options(any, object) string", (_, in) -> marshal(in))
          .add("json.unmarshal(string) any", (_, in) -> unmarshal(in))
          .add("json.is_valid(any) boolean", (_, in) -> isValid(in))
          .add("json.filter(object, set|array) object", (_, in) -> filter(in))
          .add("json.remove(object, set|array) object", (_, in) -> remove(in))
          .add("walk(any) any*", Json::walk);

  private Json() {}

  private static Value unmarshal(Operands in) throws BuiltinException {
    try {
      return JsonReader.read(in.text(0));
    } catch (JsonReader.NotJsonException wrong) {
      throw in.wrong(String.valueOf(wrong.getMessage()));
    }
  }

  private static Value isValid(Operands in) {
    if (!(in.value(0) instanceof StringValue(String text))) {
      return BooleanValue.FALSE;
    }
    try {
      return BooleanValue.of(JsonReader.read(text).depth() >= 0);
    } catch (JsonReader.NotJsonException _) {
      return BooleanValue.FALSE;
    }
  }

  private static Value marshal(Operands in) throws BuiltinException {
    ObjectValue options = in.object(1);
    for (Value key : options.keys()) {
      if (!List.of("pretty", "indent", "prefix").contains(((StringValue) key).text())) {
        throw in.wrongType(1, "object contained unknown key " + key);
      }
    }
    String indent = option(options, "indent", "\t");
    String prefix = option(options, "prefix", "");
    boolean pretty =
        options.get("pretty") instanceof BooleanValue bool ? bool.holds() : options.size() > 0;
    return new StringValue(
        pretty
            ? JsonWriter.forPages(in.value(0), prefix, indent)
            : JsonWriter.forPages(in.value(0)));
  }

  private static String option(ObjectValue options, String name, String otherwise) {
    return options.get(name) instanceof StringValue(String text) ? text : otherwise;
  }

  /** Keys and indexes, most of them strings. */
  private static List<List<Value>> paths(Operands in) throws BuiltinException {
    List<List<Value>> paths = new ArrayList<>();
    for (Value path : in.elements(1)) {
      paths.add(
          switch (path) {
            case ArrayValue array -> array.elements();
            case StringValue string -> pointer(string.text());
            default ->
                throw in.wrongType(
                    1,
                    "must be one of {set, array} containing string paths or array of path segments"
                        + " but got "
                        + path.kind().word());
          });
    }
    return paths;
  }

  /** Returns the keys of a JSON pointer; how many slashes it begins with doesn't matter. */
  static List<Value> pointer(String text) {
    List<Value> keys = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.replaceAll("^/+", "").split("/", -1)) {
        keys.add(new StringValue(part.replace("~1", "/").replace("~0", "~")));
      }
    }
    return keys;
  }

  private static Value filter(Operands in) throws BuiltinException {
    Value kept = keep(in.value(0), paths(in));
    return kept == null ? ObjectValue.EMPTY : kept;
  }

  private static @Nullable Value keep(Value value, List<List<Value>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return value;
    }
    return switch (value) {
      case ObjectValue object -> {
        Map<Value, Value> kept = new HashMap<>();
        for (Value key : object.keys()) {
          List<List<Value>> below = below(key, paths);
          Value element = below.isEmpty() ? null : keep(object.at(key), below);
          if (element != null) {
            kept.put(key, element);
          }
        }
        yield ObjectValue.of(kept);
      }
      case ArrayValue array -> {
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          List<List<Value>> below = below(NumberValue.of(i), paths);
          Value element = below.isEmpty() ? null : keep(array.get(i), below);
          if (element != null) {
            kept.add(element);
          }
        }
        yield ArrayValue.of(kept);
      }
      default -> null;
    };
  }

  private static List<List<Value>> below(Value key, List<List<Value>> paths) {
    return paths.stream()
        .filter(path -> !path.isEmpty() && isKey(path.getFirst(), key))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }

  private static boolean isKey(Value wanted, Value key) {
    return wanted.equals(key)
        || (key instanceof NumberValue number
            && wanted instanceof StringValue(String text)
            && text.equals(number.text()));
  }

  private static Value remove(Operands in) throws BuiltinException {
    return without(in.value(0), paths(in));
  }

  private static Value without(Value value, List<List<Value>> paths) {
    return switch (value) {
      case ObjectValue object -> {
        Map<Value, Value> kept = new HashMap<>();
        for (Value key : object.keys()) {
          List<List<Value>> below = below(key, paths);
          if (below.stream().noneMatch(List::isEmpty)) {
            kept.put(key, without(object.at(key), below));
          }
        }
        yield ObjectValue.of(kept);
      }
      case ArrayValue array -> {
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          List<List<Value>> below = below(NumberValue.of(i), paths);
          if (below.stream().noneMatch(List::isEmpty)) {
            kept.add(without(array.get(i), below));
          }
        }
        yield ArrayValue.of(kept);
      }
      default -> value;
    };
  }

  /** Returns an array of {@code [path, value]} for a document and all that it holds. */
  private static Value walk(Environment env, Operands in) {
    List<Value> found = new ArrayList<>();
    walk(env, in.value(0), new ArrayList<>(), found);
    return ArrayValue.of(found);
  }

  private static void walk(Environment env, Value value, List<Value> path, List<Value> found) {
    env.charge(1 + path.size());
    found.add(ArrayValue.of(ArrayValue.of(path), value));
    for (Value key : keys(value)) {
      path.add(key);
      walk(env, child(value, key), path, found);
      path.removeLast();
    }
  }

  private static List<Value> keys(Value value) {
    if (!(value instanceof ArrayValue array)) {
      return Operands.elements(value);
    }
    List<Value> indexes = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      indexes.add(NumberValue.of(i));
    }
    return indexes;
  }

  private static Value child(Value value, Value key) {
    return switch (value) {
      case ObjectValue object -> object.at(key);
      case ArrayValue array -> array.get(((NumberValue) key).value().intValue());
      default -> key;
    };
  }
}

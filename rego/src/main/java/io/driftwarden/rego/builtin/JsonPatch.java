package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes documents as RFC 6902 says; sets too, whose elements are their own keys. */
final class JsonPatch {
  static final Table TABLE =
      new Table().add("json.patch(any, array[object]) any", (_, in) -> new JsonPatch(in).apply());

  /** What is done at the end of a path. */
  private interface Edit {
    Value apply(Value holder, Value key) throws BuiltinException;
  }

  private final Operands in;

  private JsonPatch(Operands in) {
    this.in = in;
  }

  private Value apply() throws BuiltinException {
    Value document = in.value(0);
    for (Value operation : in.array(1)) {
      document = apply(document, (ObjectValue) operation);
    }
    return document;
  }

  private Value apply(Value document, ObjectValue operation) throws BuiltinException {
    List<Value> path = path(operation, "path");
    String op = required(operation, "op") instanceof StringValue(String name) ? name : "";
    return switch (op) {
      case "add" -> add(document, path, required(operation, "value"));
      case "remove" -> remove(document, path);
      case "replace" -> replace(document, path, required(operation, "value"));
      case "move" -> {
        List<Value> from = path(operation, "from");
        Value moved = find(document, from);
        yield from.equals(path) ? document : add(remove(document, from), path, moved);
      }
      case "copy" -> add(document, path, find(document, path(operation, "from")));
      case "test" -> test(document, path, required(operation, "value"));
      default -> throw in.wrong("unrecognized op: '%s'".formatted(op));
    };
  }

  private Value replace(Value document, List<Value> path, Value value) throws BuiltinException {
    return path.isEmpty() ? value : add(remove(document, path), path, value);
  }

  private Value required(ObjectValue operation, String name) throws BuiltinException {
    Value value = operation.get(name);
    if (value == null) {
      throw in.wrong("missing required attribute '%s'".formatted(name));
    }
    return value;
  }

  private List<Value> path(ObjectValue operation, String name) throws BuiltinException {
    return switch (required(operation, name)) {
      case ArrayValue path -> path.elements();
      case StringValue(String text) -> Json.pointer(text);
      default -> throw in.wrongType(1, "must be a string or an array of path segments");
    };
  }

  private Value test(Value document, List<Value> path, Value wanted) throws BuiltinException {
    Value found = find(document, path);
    if (!found.equals(wanted)) {
      throw in.wrong("expected %s, found %s".formatted(wanted, found));
    }
    return document;
  }

  private Value find(Value document, List<Value> path) throws BuiltinException {
    Value at = document;
    for (Value key : path) {
      at = child(at, key);
    }
    return at;
  }

  private Value child(Value holder, Value key) throws BuiltinException {
    Value found =
        switch (holder) {
          case ObjectValue object -> object.get(key);
          case SetValue set -> set.contains(key) ? key : null;
          case ArrayValue array -> array.get(index(key, array.size() - 1));
          default -> null;
        };
    if (found == null) {
      throw in.wrong("path %s does not exist".formatted(key));
    }
    return found;
  }

  /** Returns the index that a segment means, at most the last. */
  private int index(Value key, int last) throws BuiltinException {
    int index =
        switch (key) {
          case NumberValue number -> number.asInt().orElse(-1);
          case StringValue(String text) when text.matches("0|[1-9][0-9]{0,8}") ->
              Integer.parseInt(text);
          default -> -1;
        };
    if (index < 0 || index > last) {
      throw in.wrong("index %s is not in the array".formatted(key));
    }
    return index;
  }

  private Value add(Value document, List<Value> path, Value value) throws BuiltinException {
    return path.isEmpty()
        ? value
        : edit(document, path, (holder, key) -> inserted(holder, key, value));
  }

  private Value remove(Value document, List<Value> path) throws BuiltinException {
    if (path.isEmpty()) {
      throw in.wrong("the whole document cannot be removed");
    }
    return edit(document, path, this::without);
  }

  private Value edit(Value holder, List<Value> path, Edit edit) throws BuiltinException {
    Value key = path.getFirst();
    if (path.size() == 1) {
      return edit.apply(holder, key);
    }
    Value changed = edit(child(holder, key), path.subList(1, path.size()), edit);
    return switch (holder) {
      case ArrayValue array -> replaced(array, index(key, array.size() - 1), changed);
      case SetValue set -> exchanged(set, key, changed);
      default -> ((ObjectValue) holder).with(key, changed);
    };
  }

  private static Value replaced(ArrayValue array, int index, Value value) {
    List<Value> elements = new ArrayList<>(array.elements());
    elements.set(index, value);
    return ArrayValue.of(elements);
  }

  private static Value exchanged(SetValue set, Value old, @Nullable Value value) {
    Set<Value> elements = new HashSet<>(set.elements());
    elements.remove(old);
    if (value != null) {
      elements.add(value);
    }
    return SetValue.of(elements);
  }

  private Value inserted(Value holder, Value key, Value value) throws BuiltinException {
    return switch (holder) {
      case ObjectValue object -> object.with(key, value);
      case SetValue set when key.equals(value) -> exchanged(set, key, value);
      case ArrayValue array -> {
        boolean atEnd = key instanceof StringValue(String text) && text.equals("-");
        List<Value> elements = new ArrayList<>(array.elements());
        elements.add(atEnd ? array.size() : index(key, array.size()), value);
        yield ArrayValue.of(elements);
      }
      default -> throw in.wrong("nothing can be added at %s".formatted(key));
    };
  }

  private Value without(Value holder, Value key) throws BuiltinException {
    child(holder, key);
    return switch (holder) {
      case ObjectValue object -> {
        Map<Value, Value> entries = new HashMap<>(object.entries());
        entries.remove(key);
        yield ObjectValue.of(entries);
      }
      case ArrayValue array -> {
        List<Value> elements = new ArrayList<>(array.elements());
        elements.remove(index(key, array.size() - 1));
        yield ArrayValue.of(elements);
      }
      default -> exchanged((SetValue) holder, key, null);
    };
  }
}

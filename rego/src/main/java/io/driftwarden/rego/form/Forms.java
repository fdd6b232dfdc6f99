package io.driftwarden.rego.form;

import io.driftwarden.rego.builtin.Type;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.Kind;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes forms of others. */
final class Forms {
  /** A choice among more than these is anything. */
  private static final int MOST_OPTIONS = 16;

  private static final int MOST_ELEMENTS = 200;

  private Forms() {}

  static Form of(Value value) {
    return switch (value) {
      case ArrayValue array when array.size() > MOST_ELEMENTS ->
          new Form.ArrayOf(List.of(), Form.ANY);
      case ArrayValue array ->
          new Form.ArrayOf(array.elements().stream().map(Forms::of).toList(), null);
      case SetValue set -> new Form.SetOf(union(set.elements().stream().map(Forms::of).toList()));
      case ObjectValue object when object.size() > MOST_ELEMENTS ->
          new Form.ObjectOf(Map.of(), Form.ANY, Form.ANY);
      case ObjectValue object -> {
        Map<Value, Form> fixed = new LinkedHashMap<>();
        object.keys().forEach(key -> fixed.put(key, of(object.at(key))));
        yield new Form.ObjectOf(fixed, null, null);
      }
      default -> new Form.Scalar(value.kind());
    };
  }

  /** Returns what a builtin takes or gives. */
  static Form of(Type type) {
    if (type.isAny()) {
      return Form.ANY;
    }
    Form element = type.element() == null ? Form.ANY : new Form.Scalar(type.element());
    List<Form> options = new ArrayList<>();
    for (Kind kind : type.kinds()) {
      options.add(
          switch (kind) {
            case ARRAY -> new Form.ArrayOf(List.of(), composite(type) ? Form.ANY : element);
            case SET -> new Form.SetOf(composite(type) ? Form.ANY : element);
            case OBJECT -> new Form.ObjectOf(Map.of(), Form.ANY, Form.ANY);
            case NULL, BOOLEAN, NUMBER, STRING -> new Form.Scalar(kind);
          });
    }
    return union(options);
  }

  private static boolean composite(Type type) {
    Kind element = type.element();
    return element == Kind.ARRAY || element == Kind.OBJECT || element == Kind.SET;
  }

  /** Returns what is one of some forms; anything, where there are none. */
  static Form union(Collection<Form> forms) {
    Set<Form> options = new LinkedHashSet<>();
    for (Form form : forms) {
      switch (form) {
        case Form.Any _ -> {
          return Form.ANY;
        }
        case Form.OneOf choice -> options.addAll(choice.options());
        default -> options.add(form);
      }
      if (options.size() > MOST_OPTIONS) {
        return Form.ANY;
      }
    }
    return options.isEmpty()
        ? Form.ANY
        : options.size() == 1 ? options.iterator().next() : new Form.OneOf(options);
  }

  /** Returns the value at a known key, null where there can't be one. */
  static @Nullable Form at(Form form, Value key) {
    return switch (form) {
      case Form.Any any -> any;
      case Form.Scalar _ -> null;
      case Form.ArrayOf array -> element(array, key);
      case Form.ObjectOf object -> {
        Form fixed = object.fixed().get(key);
        boolean open = object.keys() != null && Overlap.of(object.keys(), of(key));
        yield fixed != null ? fixed : open ? object.values() : null;
      }
      case Form.SetOf set -> Overlap.of(set.element(), of(key)) ? of(key) : null;
      case Form.OneOf choice ->
          each(choice.options().stream().map(option -> at(option, key)).toList());
    };
  }

  private static @Nullable Form element(Form.ArrayOf array, Value key) {
    int index = key instanceof NumberValue number ? number.asInt().orElse(-1) : -1;
    if (index < 0) {
      return null;
    }
    return index < array.fixed().size() ? array.fixed().get(index) : array.rest();
  }

  /** Returns one of those that there are, null where there are none. */
  private static @Nullable Form each(List<@Nullable Form> forms) {
    List<Form> there = new ArrayList<>();
    for (Form form : forms) {
      if (form != null) {
        there.add(form);
      }
    }
    return there.isEmpty() ? null : union(there);
  }

  /** Returns the keys of a collection, null for what is none. */
  static @Nullable Form keys(Form form) {
    return switch (form) {
      case Form.Any any -> any;
      case Form.Scalar _ -> null;
      case Form.ArrayOf _ -> Form.NUMBER;
      case Form.ObjectOf object -> {
        List<Form> keys = new ArrayList<>();
        object.fixed().keySet().forEach(key -> keys.add(of(key)));
        if (object.keys() != null) {
          keys.add(object.keys());
        }
        yield union(keys);
      }
      case Form.SetOf set -> set.element();
      case Form.OneOf choice -> each(choice.options().stream().map(Forms::keys).toList());
    };
  }

  /** Returns the elements of a collection, null for what is none. */
  static @Nullable Form values(Form form) {
    return switch (form) {
      case Form.Any any -> any;
      case Form.Scalar _ -> null;
      case Form.ArrayOf array -> {
        List<Form> values = new ArrayList<>(array.fixed());
        if (array.rest() != null) {
          values.add(array.rest());
        }
        yield union(values);
      }
      case Form.ObjectOf object -> {
        List<Form> values = new ArrayList<>(object.fixed().values());
        if (object.values() != null) {
          values.add(object.values());
        }
        yield union(values);
      }
      case Form.SetOf set -> set.element();
      case Form.OneOf choice -> each(choice.options().stream().map(Forms::values).toList());
    };
  }

  /** Returns what a form is, in a few words. */
  static String shown(Form form) {
    return switch (form) {
      case Form.Any _ -> "anything";
      case Form.Scalar scalar -> scalar.kind().word();
      case Form.ArrayOf _ -> "array";
      case Form.ObjectOf _ -> "object";
      case Form.SetOf(Form element) when element instanceof Form.Scalar(Kind kind) ->
          "set of " + kind.word() + "s";
      case Form.SetOf _ -> "set";
      case Form.OneOf choice ->
          choice.options().stream()
              .map(Forms::shown)
              .distinct()
              .collect(Collectors.joining(" or "));
    };
  }
}

package io.driftwarden.hcl.value;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Says why no value of one type can be one of another. */
final class Mismatch {
  private Mismatch() {}

  static String of(Type given, Type wanted) {
    return switch (wanted) {
      case Type.ObjectOf(var fields) when given instanceof Type.ObjectOf(var of) ->
          objects(of, fields);
      case Type.ListOf(Type item) -> collection(given, wanted, item, "list");
      case Type.SetOf(Type item) -> collection(given, wanted, item, "set");
      case Type.MapOf(Type item) -> collection(given, wanted, item, "map");
      case Type.Any _, Type.Primitive _, Type.TupleOf _, Type.ObjectOf _ -> required(wanted);
    };
  }

  private static String required(Type wanted) {
    return wanted.wanted() + " required";
  }

  private static String objects(Map<String, Type.Field> given, Map<String, Type.Field> wanted) {
    List<String> missing =
        wanted.entrySet().stream()
            .filter(field -> !given.containsKey(field.getKey()) && !field.getValue().optional())
            .map(Map.Entry::getKey)
            .sorted(Comparison::codePoints)
            .map(name -> "\"" + name + "\"")
            .toList();
    return switch (missing.size()) {
      case 0 -> fields(given, wanted);
      case 1 -> "attribute " + missing.getFirst() + " is required";
      case 2 -> "attributes " + String.join(" and ", missing) + " are required";
      default ->
          "attributes %s, and %s are required"
              .formatted(
                  String.join(", ", missing.subList(0, missing.size() - 1)), missing.getLast());
    };
  }

  private static String fields(Map<String, Type.Field> given, Map<String, Type.Field> wanted) {
    return new TreeMap<>(wanted)
        .entrySet().stream()
            .filter(field -> given.containsKey(field.getKey()))
            .flatMap(field -> {
              Type of = Objects.requireNonNull(given.get(field.getKey())).type();
              Type to = field.getValue().type();
              return Convertible.is(of, to, true)
                  ? Optional.<String>empty().stream()
                  : Optional.of("attribute \"%s\": %s".formatted(field.getKey(), of(of, to)))
                      .stream();
            })
            .findFirst()
            .orElse("incorrect object attributes");
  }

  private static String collection(Type given, Type wanted, Type item, String kind) {
    boolean map = wanted instanceof Type.MapOf;
    if (!map && given instanceof Type.TupleOf(List<Type> items)) {
      return item instanceof Type.Any
          ? "all %s elements must have the same type".formatted(kind)
          : items(items, item);
    }
    if (map && given instanceof Type.ObjectOf(var fields)) {
      return item instanceof Type.Any
          ? "all map elements must have the same type"
          : named(fields, item);
    }
    boolean collections =
        map
            ? given instanceof Type.MapOf
            : given instanceof Type.ListOf || given instanceof Type.SetOf;
    return collections
        ? "incorrect %s element type: %s".formatted(kind, of(given.element().orElseThrow(), item))
        : required(wanted);
  }

  private static String items(List<Type> items, Type wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (!Convertible.is(items.get(i), wanted, true)) {
        return "element %d: %s".formatted(i, of(items.get(i), wanted));
      }
    }
    return "all elements must be " + wanted.wanted();
  }

  private static String named(Map<String, Type.Field> fields, Type wanted) {
    for (Map.Entry<String, Type.Field> field : new TreeMap<>(fields).entrySet()) {
      if (!Convertible.is(field.getValue().type(), wanted, true)) {
        return "element \"%s\": %s".formatted(field.getKey(), of(field.getValue().type(), wanted));
      }
    }
    return "all elements must be " + wanted.wanted();
  }
}

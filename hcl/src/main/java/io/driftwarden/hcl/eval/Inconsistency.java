package io.driftwarden.hcl.eval;

import io.driftwarden.hcl.value.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says in what the types of a conditional's two results differ. */
final class Inconsistency {
  private Inconsistency() {}

  static String of(Type a, Type b) {
    if (a instanceof Type.ObjectOf(var x) && b instanceof Type.ObjectOf(var y)) {
      return objects(x, y);
    }
    if (a instanceof Type.TupleOf(List<Type> x) && b instanceof Type.TupleOf(List<Type> y)) {
      return tuples(x, y);
    }
    Type x = a.element().orElse(Type.Any.ANY);
    Type y = b.element().orElse(Type.Any.ANY);
    boolean structures =
        (x instanceof Type.ObjectOf && y instanceof Type.ObjectOf)
            || (x instanceof Type.TupleOf && y instanceof Type.TupleOf);
    return a.getClass() == b.getClass() && structures
        ? "Mismatched %s element types: %s".formatted(a.label().split(" ", 2)[0], of(x, y))
        : names(a, b);
  }

  private static String names(Type a, Type b) {
    return a.label().equals(b.label())
        ? "At least one deeply-nested attribute or element is not compatible across both the 'true' and the 'false' value"
        : "The 'true' value is %s, but the 'false' value is %s".formatted(a.label(), b.label());
  }

  private static String objects(Map<String, Type.Field> a, Map<String, Type.Field> b) {
    for (Map.Entry<String, Type.Field> field : new TreeMap<>(a).entrySet()) {
      Type.Field other = b.get(field.getKey());
      if (other == null) {
        return "The 'true' value includes object attribute \"%s\", which is absent in the 'false' value"
            .formatted(field.getKey());
      }
      if (!field.getValue().type().equals(other.type())) {
        return "Type mismatch for object attribute \"%s\": %s"
            .formatted(field.getKey(), of(field.getValue().type(), other.type()));
      }
    }
    for (String name : new TreeMap<>(b).keySet()) {
      if (!a.containsKey(name)) {
        return "The 'false' value includes object attribute \"%s\", which is absent in the 'true' value"
            .formatted(name);
      }
    }
    return names(new Type.ObjectOf(new TreeMap<>(a)), new Type.ObjectOf(new TreeMap<>(b)));
  }

  private static String tuples(List<Type> a, List<Type> b) {
    if (a.size() != b.size()) {
      return "The 'true' tuple has length %d, but the 'false' tuple has length %d"
          .formatted(a.size(), b.size());
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return "Type mismatch for tuple element %d: %s".formatted(i, of(a.get(i), b.get(i)));
      }
    }
    return names(new Type.TupleOf(a), new Type.TupleOf(b));
  }
}

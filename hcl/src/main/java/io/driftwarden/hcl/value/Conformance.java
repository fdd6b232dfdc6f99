package io.driftwarden.hcl.value;

import java.util.List;
import java.util.Objects;

/** Whether a type is one that another stands for, where whatever it is stands for all. */
final class Conformance {
  private Conformance() {}

  static boolean test(Type given, Type wanted) {
    return switch (wanted) {
      case Type.Any _ -> true;
      case Type.Primitive _ -> given.equals(wanted);
      case Type.ListOf(Type item) -> given instanceof Type.ListOf(Type of) && test(of, item);
      case Type.SetOf(Type item) -> given instanceof Type.SetOf(Type of) && test(of, item);
      case Type.MapOf(Type item) -> given instanceof Type.MapOf(Type of) && test(of, item);
      case Type.TupleOf(List<Type> items) ->
          given instanceof Type.TupleOf(List<Type> of) && all(of, items);
      case Type.ObjectOf(var fields) ->
          given instanceof Type.ObjectOf(var of)
              && of.keySet().equals(fields.keySet())
              && of.entrySet().stream()
                  .allMatch(e ->
                      test(
                          e.getValue().type(),
                          Objects.requireNonNull(fields.get(e.getKey())).type()));
    };
  }

  private static boolean all(List<Type> given, List<Type> wanted) {
    if (given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!test(given.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }
}

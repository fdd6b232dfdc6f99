package io.driftwarden.hcl.value;

import java.util.List;
import java.util.Optional;

/** Whether values of one type can be converted to another. */
final class Convertible {
  private Convertible() {}

  /**
   * Reports whether they can.
   *
   * @param daring whether it may depend on the value, as for text to a number
   */
  static boolean is(Type from, Type to, boolean daring) {
    if (from.equals(to) || to instanceof Type.Any) {
      return true;
    }
    return switch (from) {
      case Type.Any _ -> daring;
      case Type.Primitive primitive ->
          to instanceof Type.Primitive other && primitives(primitive, other, daring);
      case Type.ListOf(Type item) -> sequenceOf(item, to, daring, daring);
      case Type.SetOf(Type item) -> sequenceOf(item, to, daring, true);
      case Type.MapOf(Type item) -> map(item, to, daring);
      case Type.TupleOf(List<Type> items) -> tuple(items, to, daring);
      case Type.ObjectOf object -> object(object, to, daring);
    };
  }

  private static boolean primitives(Type.Primitive from, Type.Primitive to, boolean daring) {
    return to == Type.Primitive.STRING || (daring && from == Type.Primitive.STRING);
  }

  private static boolean sequenceOf(Type item, Type to, boolean daring, boolean toSet) {
    return switch (to) {
      case Type.ListOf(Type wanted) -> is(item, wanted, daring);
      case Type.SetOf(Type wanted) -> toSet && is(item, wanted, daring);
      case Type.Any _, Type.Primitive _, Type.MapOf _, Type.TupleOf _, Type.ObjectOf _ -> false;
    };
  }

  private static boolean map(Type item, Type to, boolean daring) {
    return switch (to) {
      case Type.MapOf(Type wanted) -> is(item, wanted, daring);
      case Type.ObjectOf(var fields) ->
          daring
              && fields.values().stream()
                  .allMatch(field -> field.optional() || is(item, field.type(), true));
      case Type.Any _, Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> false;
    };
  }

  private static boolean tuple(List<Type> items, Type to, boolean daring) {
    return switch (to) {
      case Type.ListOf(Type wanted) -> sequence(items, wanted, daring);
      case Type.SetOf(Type wanted) -> sequence(items, wanted, daring);
      case Type.TupleOf(List<Type> wanted) -> pairwise(items, wanted, daring);
      case Type.Any _, Type.Primitive _, Type.MapOf _, Type.ObjectOf _ -> false;
    };
  }

  private static boolean sequence(List<Type> items, Type wanted, boolean daring) {
    if (!(wanted instanceof Type.Any) || items.isEmpty()) {
      return items.stream().distinct().allMatch(item -> is(item, wanted, daring));
    }
    Optional<Type> unified = Unification.of(items, daring);
    return unified.isPresent()
        && (!(unified.get() instanceof Type.Any) || items.stream().allMatch(Type.Any.ANY::equals))
        && items.stream().distinct().allMatch(item -> is(item, unified.get(), daring));
  }

  private static boolean pairwise(List<Type> items, List<Type> wanted, boolean daring) {
    if (items.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!is(items.get(i), wanted.get(i), daring)) {
        return false;
      }
    }
    return true;
  }

  private static boolean object(Type.ObjectOf object, Type to, boolean daring) {
    List<Type> items = object.fields().values().stream().map(Type.Field::type).toList();
    return switch (to) {
      case Type.MapOf(Type wanted) -> fields(items, wanted, daring);
      case Type.ObjectOf(var fields) ->
          fields.entrySet().stream()
              .allMatch(wanted -> {
                Type.Field given = object.fields().get(wanted.getKey());
                return given == null
                    ? wanted.getValue().optional()
                    : is(given.type(), wanted.getValue().type(), daring);
              });
      case Type.Any _, Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> false;
    };
  }

  private static boolean fields(List<Type> items, Type wanted, boolean daring) {
    if (!(wanted instanceof Type.Any) || items.isEmpty()) {
      return items.stream().distinct().allMatch(item -> is(item, wanted, daring));
    }
    Optional<Type> unified = Unification.of(items, daring);
    return unified.isPresent()
        && items.stream().distinct().allMatch(item -> is(item, unified.get(), daring));
  }
}

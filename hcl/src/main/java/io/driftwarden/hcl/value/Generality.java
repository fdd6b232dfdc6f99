package io.driftwarden.hcl.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which of two types is preferred where values of both are to become one: below 0 the first. */
final class Generality {
  private Generality() {}

  static int compare(Type a, Type b) {
    if (a instanceof Type.Any || b instanceof Type.Any) {
      return Boolean.compare(a instanceof Type.Any, b instanceof Type.Any);
    }
    if (a instanceof Type.Primitive && b instanceof Type.Primitive) {
      return Boolean.compare(b == Type.Primitive.STRING, a == Type.Primitive.STRING);
    }
    return switch (a) {
      case Type.ListOf(Type x) when b instanceof Type.ListOf(Type y) -> compare(x, y);
      case Type.SetOf(Type x) when b instanceof Type.SetOf(Type y) -> compare(x, y);
      case Type.MapOf(Type x) when b instanceof Type.MapOf(Type y) -> compare(x, y);
      case Type.TupleOf(List<Type> x) when b instanceof Type.TupleOf(List<Type> y) ->
          x.size() == y.size() ? decided(x, y) : 0;
      case Type.ObjectOf(var x) when b instanceof Type.ObjectOf(var y) ->
          x.keySet().equals(y.keySet())
              ? decided(
                  x.values().stream().map(Type.Field::type).toList(),
                  x.keySet().stream()
                      .map(name -> Objects.requireNonNull(y.get(name)).type())
                      .toList())
              : 0;
      case Type.Any _,
          Type.Primitive _,
          Type.ListOf _,
          Type.SetOf _,
          Type.MapOf _,
          Type.TupleOf _,
          Type.ObjectOf _ ->
          kinds(a, b);
    };
  }

  private static int kinds(Type a, Type b) {
    return isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0;
  }

  private static boolean isBefore(Type a, Type b) {
    return switch (a) {
      case Type.ListOf _ -> b instanceof Type.TupleOf || b instanceof Type.SetOf;
      case Type.TupleOf _ -> b instanceof Type.SetOf;
      case Type.MapOf _ -> b instanceof Type.ObjectOf;
      case Type.Any _, Type.Primitive _, Type.SetOf _, Type.ObjectOf _ -> false;
    };
  }

  private static int decided(List<Type> a, List<Type> b) {
    List<Integer> orders = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      orders.add(compare(a.get(i), b.get(i)));
    }
    boolean first = orders.stream().anyMatch(order -> order < 0);
    boolean second = orders.stream().anyMatch(order -> order > 0);
    return first == second ? 0 : first ? -1 : 1;
  }
}

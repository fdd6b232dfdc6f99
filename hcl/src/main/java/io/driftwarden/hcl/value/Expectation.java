package io.driftwarden.hcl.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What becomes of null and of what is not known when it is converted. */
final class Expectation {
  private Expectation() {}

  /** Returns the type that a value of a type has after the conversion to another. */
  static Type type(Type from, Type to) {
    if (from instanceof Type.Any) {
      return to;
    }
    return switch (to) {
      case Type.Any _ -> from;
      case Type.Primitive _ -> to;
      case Type.ListOf(Type item) -> new Type.ListOf(type(element(from), item));
      case Type.SetOf(Type item) -> new Type.SetOf(type(element(from), item));
      case Type.MapOf(Type item) -> new Type.MapOf(type(element(from), item));
      case Type.TupleOf(List<Type> items) -> tuple(from, items);
      case Type.ObjectOf(var fields) -> object(from, fields);
    };
  }

  private static Type element(Type of) {
    return switch (of) {
      case Type.TupleOf(List<Type> items) -> Unification.of(items).orElse(Type.Any.ANY);
      case Type.ObjectOf(var fields) ->
          Unification.of(fields.values().stream().map(Type.Field::type).toList())
              .orElse(Type.Any.ANY);
      case Type.Any _, Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.MapOf _ ->
          of.element().orElse(Type.Any.ANY);
    };
  }

  private static Type tuple(Type from, List<Type> items) {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Type given = from instanceof Type.TupleOf(List<Type> of) ? of.get(i) : Type.Any.ANY;
      types.add(type(given, items.get(i)));
    }
    return new Type.TupleOf(types);
  }

  private static Type object(Type from, Map<String, Type.Field> fields) {
    Map<String, Type> types = new LinkedHashMap<>();
    fields.forEach((name, field) -> {
      boolean known = from instanceof Type.ObjectOf(var of) && of.containsKey(name);
      Type given =
          known && from instanceof Type.ObjectOf(var of)
              ? Objects.requireNonNull(of.get(name)).type()
              : from instanceof Type.MapOf ? element(from) : Type.Any.ANY;
      types.put(name, type(given, field.type()));
    });
    return Type.ObjectOf.having(types);
  }

  /** Returns an unknown value as one of a type that it can be converted to. */
  static Value unknown(Value value, Type to) {
    Type type = type(value.type(), to);
    String reason = value.unknownReason().orElse("not known");
    return Value.within(limits(value, type), type, reason).with(value.mark());
  }

  private static Limits limits(Value value, Type to) {
    Limits from = Limits.of(value);
    return switch (value.type()) {
      case Type.TupleOf(List<Type> items) when to instanceof Type.ListOf ->
          Limits.lengths(from.present(), items.size(), items.size());
      case Type.TupleOf(List<Type> items) when to instanceof Type.SetOf ->
          Limits.lengths(from.present(), Math.min(1, items.size()), items.size());
      case Type.ObjectOf(var fields) when to instanceof Type.MapOf ->
          Limits.lengths(from.present(), fields.size(), fields.size());
      case Type.ListOf _, Type.SetOf _, Type.MapOf _ when to.element().isPresent() ->
          Limits.lengths(
              from.present(),
              to instanceof Type.SetOf ? Math.min(1, from.shortest()) : from.shortest(),
              from.longest());
      case Type.Any _,
          Type.Primitive _,
          Type.ListOf _,
          Type.SetOf _,
          Type.MapOf _,
          Type.TupleOf _,
          Type.ObjectOf _ ->
          from.present() ? Limits.PRESENT : Limits.NONE;
    };
  }
}

package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.BOOL;
import static io.driftwarden.hcl.value.Type.Primitive.NUMBER;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Arithmetic;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Equality;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Unification;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that answer something about a collection, or choose one of several values. */
final class CollectionFunctions {
  private static final String NO_NUMBERS = "argument must be list, set, or tuple of number values";

  private CollectionFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter list = Parameter.any("list");
    Parameter value = Parameter.any("value");
    Parameter bools = Parameter.of("list", new Type.ListOf(BOOL));
    Parameter vals = Parameter.any("vals").taking(Takes.NULL, Takes.UNKNOWN, Takes.UNTYPED);
    put(
        all,
        "length",
        Signature.typed(
            CollectionFunctions::measured,
            value.taking(Takes.UNTYPED, Takes.UNKNOWN, Takes.SECRET)),
        (a, _) -> Lengths.of(a.value(0)));
    put(all, "contains", Signature.of(BOOL, list, value), (a, _) -> contains(a));
    put(all, "index", Signature.of(NUMBER, list, value), (a, _) -> index(a));
    put(all, "alltrue", Signature.of(BOOL, bools), (a, _) -> allTrue(a));
    put(all, "anytrue", Signature.of(BOOL, bools), (a, _) -> anyTrue(a));
    put(all, "sum", Signature.of(NUMBER, list), (a, _) -> sum(a));
    put(all, "one", Signature.typed(CollectionFunctions::single, list).orNull(), (a, _) -> one(a));
    put(
        all,
        "coalesce",
        Signature.typed(CollectionFunctions::common).and(vals),
        (a, _) -> coalesce(a));
    put(
        all,
        "coalescelist",
        Signature.typed(CollectionFunctions::lists).and(vals),
        (a, _) -> coalesceList(a));
  }

  private static Type measured(Arguments a) throws FunctionException {
    Type type = a.type(0);
    if (type.equals(BOOL) || type.equals(NUMBER)) {
      throw new FunctionException(
          "argument must be a string, a collection type, or a structural type");
    }
    return NUMBER;
  }

  private static Value contains(Arguments a) throws FunctionException {
    if (!(a.value(0) instanceof Value.Items list)) {
      throw new FunctionException("argument must be list, tuple, or set");
    }
    boolean unknown = false;
    for (Value item : list.items()) {
      Optional<Boolean> equal = Equality.of(a.value(1), item);
      unknown |= equal.isEmpty();
      if (equal.orElse(false)) {
        return Value.bool(true);
      }
    }
    return unknown ? a.unknown(BOOL) : Value.bool(false);
  }

  private static Value index(Arguments a) throws FunctionException {
    if (!(a.value(0) instanceof Value.Items list) || list.kind() == Value.Items.Kind.SET) {
      throw new FunctionException("argument must be a list or tuple");
    }
    if (list.items().isEmpty()) {
      throw new FunctionException("cannot search an empty list");
    }
    for (int i = 0; i < list.items().size(); i++) {
      Optional<Boolean> equal = Equality.of(list.items().get(i), a.value(1));
      if (equal.isEmpty()) {
        return a.unknown(NUMBER);
      }
      if (equal.get()) {
        return Value.number(i);
      }
    }
    throw new FunctionException("item not found");
  }

  private static Value allTrue(Arguments a) {
    for (Value item : a.items(0)) {
      if (!item.isKnown()) {
        return a.unknown(BOOL);
      }
      if (!(item instanceof Value.Bool(boolean holds, var _)) || !holds) {
        return Value.bool(false);
      }
    }
    return Value.bool(true);
  }

  private static Value anyTrue(Arguments a) {
    boolean unknown = false;
    for (Value item : a.items(0)) {
      unknown |= !item.isKnown();
      if (item instanceof Value.Bool(boolean holds, var _) && holds) {
        return Value.bool(true);
      }
    }
    return unknown ? a.unknown(BOOL) : Value.bool(false);
  }

  private static Value sum(Arguments a) throws FunctionException {
    Value given = a.value(0);
    boolean iterable = given instanceof Value.Items || given instanceof Value.Fields;
    if (!iterable) {
      throw new FunctionException(0, "cannot sum noniterable");
    }
    if (Lengths.isEmpty(given)) {
      throw new FunctionException(0, "cannot sum an empty list");
    }
    if (!(given instanceof Value.Items list)) {
      throw new FunctionException(
          0, "argument must be list, set, or tuple. Received " + given.type().label());
    }
    if (list.unknownReason().isPresent()) {
      return a.unknown(NUMBER);
    }
    Value.Num sum = number(list.items().getFirst());
    for (Value item : list.items().subList(1, list.items().size())) {
      sum = Arithmetic.plus(sum, number(item));
    }
    return sum;
  }

  private static Value.Num number(Value value) throws FunctionException {
    try {
      if (Conversion.number(value) instanceof Value.Num number) {
        return number;
      }
    } catch (Misfit e) {
      throw new FunctionException(0, NO_NUMBERS);
    }
    throw new FunctionException(0, NO_NUMBERS);
  }

  private static FunctionException notOne() {
    return new FunctionException(
        0, "must be a list, set, or tuple value with either zero or one elements");
  }

  private static Type single(Arguments a) throws FunctionException {
    return switch (a.type(0)) {
      case Type.ListOf(Type item) -> item;
      case Type.SetOf(Type item) -> item;
      case Type.TupleOf(List<Type> items) when items.isEmpty() -> Type.Any.ANY;
      case Type.TupleOf(List<Type> items) when items.size() == 1 -> items.getFirst();
      case Type.TupleOf _, Type.MapOf _, Type.ObjectOf _, Type.Primitive _, Type.Any _ ->
          throw notOne();
    };
  }

  private static Value one(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    if (!(Lengths.of(a.value(0)) instanceof Value.Num)) {
      return a.unknown(single(a));
    }
    if (items.size() > 1) {
      throw notOne();
    }
    return items.isEmpty() ? new Value.Null(single(a), Value.Mark.NONE) : items.getFirst();
  }

  private static Type common(Arguments a) throws FunctionException {
    return Unification.of(a.values().stream().map(Value::type).toList())
        .orElseThrow(() -> new FunctionException("all arguments must have the same type"));
  }

  private static Value coalesce(Arguments a) throws FunctionException {
    Type type = common(a);
    for (Value value : a.values()) {
      Value converted = converted(type, value);
      if (!converted.isKnown()) {
        return Value.Unknown.of(type, a.reason());
      }
      boolean empty = converted instanceof Value.Text(String text, var _) && text.isEmpty();
      if (!(converted instanceof Value.Null) && !empty) {
        return converted;
      }
    }
    throw new FunctionException("no non-null, non-empty-string arguments");
  }

  private static Value converted(Type type, Value value) throws FunctionException {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw new FunctionException(e.reason());
    }
  }

  private static Type lists(Arguments a) throws FunctionException {
    if (a.size() == 0) {
      throw new FunctionException("at least one argument is required");
    }
    for (Value value : a.values()) {
      if (!value.isKnown()) {
        return Type.Any.ANY;
      }
      if (!(value.type() instanceof Type.ListOf) && !(value.type() instanceof Type.TupleOf)) {
        throw new FunctionException("coalescelist arguments must be lists or tuples");
      }
    }
    boolean same = a.values().stream().map(Value::type).distinct().count() == 1;
    return same ? a.type(0) : Type.Any.ANY;
  }

  private static Value coalesceList(Arguments a) throws FunctionException {
    for (Value value : a.values()) {
      if (!value.isKnown()) {
        return a.unknown(lists(a));
      }
      if (value instanceof Value.Items items && !items.items().isEmpty()) {
        return value;
      }
    }
    throw new FunctionException("no non-null arguments");
  }
}

package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Equality;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Numbers;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Unification;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Functions that make lists of lists. */
final class SequenceFunctions {
  private static final Type LIST = new Type.ListOf(Type.Any.ANY);
  private static final Type NUMBERS = new Type.ListOf(Type.Primitive.NUMBER);
  private static final int LONGEST_RANGE = 1024;

  private SequenceFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter list = Parameter.any("list").taking(Takes.SECRET);
    Parameter items = Parameter.of("list", LIST);
    Parameter strings = Parameter.of("list", Type.ListOf.STRINGS);
    Parameter index = Parameter.number("index");
    put(all, "compact", Signature.of(Type.ListOf.STRINGS, strings), (a, _) -> compact(a));
    put(
        all,
        "sort",
        Signature.of(Type.ListOf.STRINGS, strings.taking(Takes.UNKNOWN)),
        (a, _) -> sort(a));
    put(all, "distinct", Signature.typed(a -> a.type(0), items), (a, _) -> distinct(a));
    put(
        all,
        "chunklist",
        Signature.typed(
            a -> new Type.ListOf(a.type(0)),
            items.taking(Takes.SECRET),
            Parameter.number("size").taking(Takes.SECRET)),
        (a, _) -> chunks(a));
    put(
        all,
        "concat",
        Signature.typed(SequenceFunctions::concatenated)
            .and(Parameter.any("seqs").taking(Takes.SECRET)),
        (a, _) -> concat(a));
    put(
        all,
        "element",
        Signature.typed(SequenceFunctions::chosen, list, index).orNull(),
        (a, _) -> element(a));
    put(all, "reverse", Signature.typed(SequenceFunctions::reversed, list), (a, _) -> reverse(a));
    put(
        all,
        "slice",
        Signature.typed(
            SequenceFunctions::sliced,
            list,
            Parameter.number("start_index"),
            Parameter.number("end_index")),
        (a, _) -> slice(a));
    put(all, "range", Signature.of(NUMBERS).and(Parameter.number("params")), (a, _) -> range(a));
    put(
        all,
        "matchkeys",
        Signature.typed(
            SequenceFunctions::matched,
            Parameter.of("values", LIST),
            Parameter.of("keys", LIST),
            Parameter.of("searchset", LIST)),
        (a, _) -> matchKeys(a));
  }

  private static Value list(Type type, List<Value> items) {
    return Value.Items.list(type.element().orElse(Type.Any.ANY), items, Value.Mark.NONE);
  }

  private static Value compact(Arguments a) {
    if (a.value(0).unknownReason().isPresent()) {
      return a.unknown(Type.ListOf.STRINGS);
    }
    List<Value> kept =
        a.texts(0).stream().filter(text -> !text.isEmpty()).map(Value::text).toList();
    return list(Type.ListOf.STRINGS, kept);
  }

  private static Value sort(Arguments a) throws FunctionException {
    if (a.value(0).unknownReason().isPresent()) {
      Limits limits = Limits.of(a.value(0));
      return Value.within(
          Limits.lengths(true, limits.shortest(), limits.longest()),
          Type.ListOf.STRINGS,
          a.reason());
    }
    List<Value> items = a.items(0);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Value.Null) {
        throw new FunctionException(
            "given list element %d is null; a null string cannot be sorted".formatted(i));
      }
    }
    List<Value> sorted = new ArrayList<>(items);
    sorted.sort(Comparison.ORDER);
    return list(Type.ListOf.STRINGS, sorted);
  }

  private static Value distinct(Arguments a) {
    if (a.value(0).unknownReason().isPresent()) {
      return a.unknown(a.type(0));
    }
    TreeSet<Value> seen = new TreeSet<>(Comparison.ORDER);
    return list(a.type(0), a.items(0).stream().filter(seen::add).toList());
  }

  private static Value chunks(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    Type chunk = a.type(0);
    long size = wholeOr(a, 1, "invalid size: ");
    Value.Mark marks = Value.Mark.NONE.and(a.value(0).mark()).and(a.value(1).mark());
    if (size < 0) {
      throw new FunctionException("the size argument must be positive");
    }
    int step = (int) (size == 0 ? Math.max(1, items.size()) : Math.min(size, Integer.MAX_VALUE));
    List<Value> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += Math.min(step, items.size())) {
      chunks.add(
          list(chunk, items.subList(from, (int) Math.min((long) from + step, items.size()))));
    }
    return Value.Items.list(chunk, chunks, Value.Mark.NONE).and(marks);
  }

  private static long wholeOr(Arguments a, int index, String prefix) throws FunctionException {
    try {
      return a.whole(index);
    } catch (FunctionException e) {
      throw new FunctionException(prefix + e.reason());
    }
  }

  private static Type concatenated(Arguments a) throws FunctionException {
    if (a.size() == 0) {
      throw new FunctionException("at least one argument is required");
    }
    List<Type> types = a.values().stream().map(Value::type).toList();
    if (types.stream().allMatch(Type.ListOf.class::isInstance)) {
      Optional<Type> common = Unification.of(types);
      if (common.isPresent()) {
        return common.get();
      }
    }
    List<Type> items = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      boolean unknown = !a.value(i).isKnown();
      switch (types.get(i)) {
        case Type.TupleOf(List<Type> all) -> items.addAll(all);
        case Type.ListOf _ when unknown -> {
          return Type.Any.ANY;
        }
        case Type.ListOf(Type item) -> items.addAll(Collections.nCopies(a.items(i).size(), item));
        case Type.Any _, Type.Primitive _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _ ->
            throw new FunctionException(
                i, "all arguments must be lists or tuples; got " + types.get(i).label());
      }
    }
    return new Type.TupleOf(items);
  }

  private static Value concat(Arguments a) throws FunctionException {
    Type type = concatenated(a);
    List<Value> all = new ArrayList<>();
    Value.Mark marks = Value.Mark.NONE;
    for (int i = 0; i < a.size(); i++) {
      marks = marks.and(a.value(i).mark());
      all.addAll(Arguments.items(type instanceof Type.ListOf ? converted(a, i, type) : a.value(i)));
    }
    return type instanceof Type.ListOf ? list(type, all).and(marks) : Value.tuple(all).and(marks);
  }

  private static Value converted(Arguments a, int index, Type type) throws FunctionException {
    try {
      return Conversion.to(type, a.value(index));
    } catch (Misfit e) {
      throw new FunctionException(index, e.reason());
    }
  }

  private static Type chosen(Arguments a) throws FunctionException {
    return switch (a.type(0)) {
      case Type.ListOf(Type item) -> item;
      case Type.TupleOf(List<Type> items) ->
          a.value(1).isKnown() ? items.get(wrapped(a, items.size())) : Type.Any.ANY;
      case Type.Any _, Type.Primitive _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _ ->
          throw new FunctionException("cannot read elements from " + a.type(0).label());
    };
  }

  private static int wrapped(Arguments a, int size) throws FunctionException {
    long index = wholeOr(a, 1, "invalid index: ");
    if (size == 0) {
      throw new FunctionException("cannot use element function with an empty list");
    }
    return (int) Math.floorMod(index, (long) size);
  }

  private static Value element(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    return items.get(wrapped(a, items.size())).and(a.value(0).mark());
  }

  private static Type reversed(Arguments a) throws FunctionException {
    return switch (a.type(0)) {
      case Type.TupleOf(List<Type> items) -> new Type.TupleOf(items.reversed());
      case Type.ListOf _ -> a.type(0);
      case Type.SetOf(Type item) -> new Type.ListOf(item);
      case Type.Any _, Type.Primitive _, Type.MapOf _, Type.ObjectOf _ ->
          throw new FunctionException(
              0, "can only reverse list or tuple values, not " + a.type(0).label());
    };
  }

  private static Value reverse(Arguments a) throws FunctionException {
    List<Value> items = a.items(0).reversed();
    Type type = reversed(a);
    return (type instanceof Type.TupleOf ? Value.tuple(items) : list(type, items))
        .and(a.value(0).mark());
  }

  private static Type sliced(Arguments a) throws FunctionException {
    return switch (a.type(0)) {
      case Type.SetOf _ ->
          throw new FunctionException(
              0,
              "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of the result is not important");
      case Type.ListOf _ -> {
        Slice.of(a);
        yield a.type(0);
      }
      case Type.TupleOf(List<Type> items) -> {
        Slice slice = Slice.of(a);
        yield slice.known()
            ? new Type.TupleOf(items.subList(slice.from(), slice.to()))
            : Type.Any.ANY;
      }
      case Type.Any _, Type.Primitive _, Type.MapOf _, Type.ObjectOf _ ->
          throw new FunctionException(0, "must be a list or tuple value");
    };
  }

  private static Value slice(Arguments a) throws FunctionException {
    Slice slice = Slice.of(a);
    List<Value> items = a.items(0).subList(slice.from(), slice.to());
    Type type = a.type(0);
    return (type instanceof Type.TupleOf ? Value.tuple(items) : list(type, items))
        .and(a.value(0).mark());
  }

  private static Value range(Arguments a) throws FunctionException {
    if (a.size() < 1 || a.size() > 3) {
      throw new FunctionException("must have one, two, or three arguments");
    }
    BigDecimal start = a.size() == 1 ? BigDecimal.ZERO : a.exactly(0);
    BigDecimal end = a.exactly(a.size() == 1 ? 0 : 1);
    BigDecimal step =
        a.size() == 3 ? a.exactly(2) : BigDecimal.valueOf(end.compareTo(start) < 0 ? -1 : 1);
    check(start, end, step);
    List<Value> numbers = new ArrayList<>();
    for (BigDecimal at = start;
        step.signum() < 0 ? at.compareTo(end) > 0 : at.compareTo(end) < 0;
        at = Numbers.round(at.add(step), Numbers.WRITTEN)) {
      if (numbers.size() >= LONGEST_RANGE) {
        throw new FunctionException(
            "more than 1024 values were generated; either decrease the difference between start and end or use a smaller step");
      }
      numbers.add(new Value.Num(Numbers.round(at, Numbers.WRITTEN), Value.Mark.NONE));
    }
    return list(NUMBERS, numbers);
  }

  private static void check(BigDecimal start, BigDecimal end, BigDecimal step)
      throws FunctionException {
    if (step.signum() < 0 && end.compareTo(start) > 0) {
      throw new FunctionException(1, "end must be less than start when step is negative");
    }
    if (step.signum() >= 0 && end.compareTo(start) < 0) {
      throw new FunctionException(1, "end must be greater than start when step is positive");
    }
  }

  private static Type matched(Arguments a) throws FunctionException {
    if (Unification.of(List.of(a.type(1), a.type(2))).isEmpty()) {
      throw new FunctionException("keys and searchset must be of the same type");
    }
    return a.type(0);
  }

  private static Value matchKeys(Arguments a) throws FunctionException {
    List<Value> values = a.items(0);
    if (values.size() != a.items(1).size()) {
      throw new FunctionException("length of keys and values should be equal");
    }
    Type common = Unification.of(List.of(a.type(1), a.type(2))).orElseThrow();
    List<Value> keys = Arguments.items(converted(a, 1, common));
    List<Value> wanted = Arguments.items(converted(a, 2, common));
    if (wanted.isEmpty()) {
      return list(a.type(0), List.of());
    }
    if (a.value(0).unknownReason().isPresent() || a.value(1).unknownReason().isPresent()) {
      return a.unknown(a.type(0));
    }
    List<Value> matched = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Optional<Boolean> found = found(keys.get(i), wanted);
      if (found.isEmpty()) {
        return list(a.type(0), List.of());
      }
      if (found.get()) {
        matched.add(values.get(i));
      }
    }
    return list(a.type(0), matched);
  }

  private static Optional<Boolean> found(Value key, List<Value> wanted) {
    for (Value value : wanted) {
      Optional<Boolean> equal = Equality.of(key, value);
      if (equal.isEmpty() || equal.get()) {
        return equal;
      }
    }
    return Optional.of(false);
  }
}

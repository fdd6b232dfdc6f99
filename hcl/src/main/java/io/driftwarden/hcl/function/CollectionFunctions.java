package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.ANY;
import static io.driftwarden.hcl.function.Functions.any;
import static io.driftwarden.hcl.function.Functions.outside;
import static io.driftwarden.hcl.function.Functions.strict;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Functions on lists, sets, maps and objects. */
final class CollectionFunctions {
  private static final int MOST = 1 << 17;

  private CollectionFunctions() {}

  static void declare(Map<String, Declared> all) {
    outside(all, "length", 1, (a, _) -> length(a.value(0)));
    any(all, "coalesce", ANY, (a, _) -> coalesce(a));
    outside(all, "coalescelist", ANY, (a, _) -> coalesceList(a));
    strict(all, "compact", 1, (a, _) -> compact(a));
    outside(all, "concat", ANY, (a, _) -> concat(a));
    outside(all, "contains", 2, (a, _) -> contains(a));
    strict(all, "distinct", 1, (a, _) -> distinct(a));
    outside(all, "element", 2, (a, _) -> element(a));
    outside(all, "flatten", 1, (a, _) -> flatten(a));
    strict(all, "index", 2, (a, _) -> index(a));
    outside(all, "keys", 1, (a, _) -> keys(a));
    outside(all, "values", 1, (a, _) -> values(a));
    outside(all, "lookup", ANY, (a, _) -> lookup(a));
    any(all, "merge", ANY, (a, _) -> merge(a));
    outside(all, "one", 1, (a, _) -> one(a));
    strict(all, "range", ANY, (a, _) -> range(a));
    outside(all, "reverse", 1, (a, _) -> Value.list(a.items(0).reversed()));
    strict(all, "setintersection", ANY, (a, _) -> sets(a, true));
    strict(all, "setsubtract", 2, (a, _) -> sets(a, false));
    strict(all, "setunion", ANY, (a, _) -> Comparison.set(unified(all(a)), Value.Mark.NONE));
    strict(all, "setproduct", ANY, (a, _) -> product(a));
    outside(all, "slice", 3, (a, _) -> slice(a));
    strict(all, "sort", 1, (a, _) -> texts(Format.sorted(a.texts(0))));
    strict(all, "sum", 1, (a, _) -> sum(a));
    strict(all, "transpose", 1, (a, _) -> transpose(a));
    outside(all, "zipmap", 2, (a, _) -> zipmap(a));
    strict(all, "chunklist", 2, (a, _) -> chunks(a));
    strict(all, "matchkeys", 3, (a, _) -> matchKeys(a));
    outside(all, "alltrue", 1, (a, _) -> quantified(a, false));
    outside(all, "anytrue", 1, (a, _) -> quantified(a, true));
  }

  static Value texts(List<String> texts) {
    return Value.list(texts.stream().map(Value::text).toList());
  }

  private static Value length(Value value) throws FunctionException {
    return switch (value) {
      case Value.Items items
          when items.kind() == Value.Items.Kind.SET && items.unknownReason().isPresent() ->
          new Value.Unknown(items.unknownReason().get(), Value.Mark.NONE);
      case Value.Items items -> Value.number(items.items().size());
      case Value.Fields fields when fields.otherwise() != null ->
          new Value.Unknown(fields.otherwise(), Value.Mark.NONE);
      case Value.Fields fields -> Value.number(fields.fields().size());
      case Value.Text text -> Value.number(Letters.count(text.value()));
      case Value.PartlyText _, Value.PartlyJson _ ->
          new Value.Unknown(value.unknownReason().orElse("not known"), Value.Mark.NONE);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Unknown _ ->
          throw Arguments.misfit(0, "a collection or a string is needed");
    };
  }

  private static Value coalesce(Arguments a) throws FunctionException {
    for (Value value : a.values()) {
      if (value instanceof Value.Unknown) {
        return value;
      }
      boolean empty = value instanceof Value.Text(String text, Value.Mark _) && text.isEmpty();
      if (!(value instanceof Value.Null) && !empty) {
        return unified(value, a.values());
      }
    }
    throw new FunctionException("all arguments are null or empty");
  }

  /** What is chosen has the type that fits all: text, where one of them is. */
  private static Value unified(Value chosen, List<Value> all) throws FunctionException {
    try {
      return Conversion.unify(all).get(all.indexOf(chosen));
    } catch (Conversion.Misfit e) {
      throw new FunctionException(e.reason());
    }
  }

  private static Value coalesceList(Arguments a) throws FunctionException {
    for (int i = 0; i < a.size(); i++) {
      if (!(a.value(i) instanceof Value.Null) && !a.items(i).isEmpty()) {
        return a.value(i);
      }
    }
    throw new FunctionException("all lists are empty");
  }

  private static Value compact(Arguments a) throws FunctionException {
    List<Value> kept = new ArrayList<>();
    for (Value item : a.items(0)) {
      boolean empty = item instanceof Value.Text(String text, Value.Mark _) && text.isEmpty();
      if (!(item instanceof Value.Null) && !empty) {
        kept.add(item);
      }
    }
    return Value.list(kept);
  }

  private static List<Value> all(Arguments a) throws FunctionException {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      all.addAll(a.items(i));
    }
    return all;
  }

  private static Value concat(Arguments a) throws FunctionException {
    boolean lists = a.values().stream().allMatch(CollectionFunctions::isList);
    return lists && a.size() > 0 ? Value.list(unified(all(a))) : Value.tuple(all(a));
  }

  private static boolean isList(Value value) {
    return value instanceof Value.Items items && items.kind() == Value.Items.Kind.LIST;
  }

  private static Value contains(Arguments a) throws FunctionException {
    Value wanted = a.value(1);
    Optional<String> unknown = wanted.unknownReason();
    for (Value item : a.items(0)) {
      if (unknown.isEmpty() && item.unknownReason().isEmpty() && Comparison.equal(item, wanted)) {
        return Value.bool(true);
      }
      unknown = unknown.or(item::unknownReason);
    }
    return unknown
        .<Value>map(reason -> new Value.Unknown(reason, Value.Mark.NONE))
        .orElse(Value.bool(false));
  }

  private static Value distinct(Arguments a) throws FunctionException {
    Set<Value> seen = new TreeSet<>(Comparison.ORDER);
    List<Value> kept = new ArrayList<>();
    for (Value item : unified(a.items(0))) {
      if (seen.add(item)) {
        kept.add(item);
      }
    }
    return Value.list(kept);
  }

  private static Value element(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    if (a.value(0) instanceof Value.Items of && of.kind() == Value.Items.Kind.SET) {
      throw Arguments.misfit(0, "a list is needed, and this is a set");
    }
    if (items.isEmpty()) {
      throw new FunctionException("an empty list has no elements");
    }
    if (a.whole(1) < 0) {
      throw Arguments.misfit(1, "an index of 0 or more is needed");
    }
    return items.get(a.whole(1) % items.size());
  }

  private static Value flatten(Arguments a) throws FunctionException {
    List<Value> flat = new ArrayList<>();
    Optional<String> unknown = flattenInto(flat, a.items(0), 0);
    return unknown
        .<Value>map(reason -> new Value.Unknown(reason, Value.Mark.NONE))
        .orElseGet(() -> Value.tuple(flat));
  }

  /** An unknown item may be a list of any length, so nothing is known of the whole. */
  private static Optional<String> flattenInto(List<Value> flat, List<Value> items, int depth)
      throws FunctionException {
    if (depth > 100) {
      throw new FunctionException("the lists are nested too deeply");
    }
    for (Value item : items) {
      if (item instanceof Value.Unknown(String reason, Value.Mark _)) {
        return Optional.of(reason);
      }
      if (item instanceof Value.Items inner) {
        Optional<String> unknown = flattenInto(flat, inner.items(), depth + 1);
        if (unknown.isPresent()) {
          return unknown;
        }
      } else {
        flat.add(item);
      }
    }
    return Optional.empty();
  }

  private static Value index(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    for (int i = 0; i < items.size(); i++) {
      if (Comparison.equal(items.get(i), a.value(1))) {
        return Value.number(i);
      }
    }
    throw new FunctionException("the item is not in the list");
  }

  private static Value keys(Arguments a) throws FunctionException {
    Value.Fields fields = a.fields(0);
    return fields.otherwise() != null
        ? new Value.Unknown(fields.otherwise(), Value.Mark.NONE)
        : texts(List.copyOf(a.sorted(0).keySet()));
  }

  private static Value values(Arguments a) throws FunctionException {
    Value.Fields fields = a.fields(0);
    return fields.otherwise() != null
        ? new Value.Unknown(fields.otherwise(), Value.Mark.NONE)
        : Value.list(List.copyOf(a.sorted(0).values()));
  }

  private static Value lookup(Arguments a) throws FunctionException {
    Value.Fields fields = a.fields(0);
    Optional<Value> found = fields.get(a.text(1));
    if (found.isPresent()) {
      return found.get();
    }
    if (fields.otherwise() != null) {
      return new Value.Unknown(fields.otherwise(), Value.Mark.NONE);
    }
    if (!a.has(2)) {
      throw new FunctionException("there is no key \"" + a.text(1) + "\", and no default");
    }
    return a.value(2);
  }

  private static Value merge(Arguments a) throws FunctionException {
    SequencedMap<String, Value> merged = new LinkedHashMap<>();
    String otherwise = null;
    for (int i = 0; i < a.size(); i++) {
      switch (a.value(i)) {
        case Value.Unknown(String reason, Value.Mark _) -> {
          merged.replaceAll((_, value) -> new Value.Unknown(reason, value.mark()));
          otherwise = reason;
        }
        case Value.Null _ -> {}
        case Value.Fields fields -> {
          fields.fields().forEach(merged::put);
          otherwise = fields.otherwise() != null ? fields.otherwise() : otherwise;
        }
        default -> throw Arguments.misfit(i, "a map is needed");
      }
    }
    return new Value.Fields(merged, otherwise, Value.Mark.NONE);
  }

  private static Value one(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    if (items.size() > 1) {
      throw new FunctionException("there is more than one item");
    }
    return items.isEmpty() ? new Value.Null(Value.Mark.NONE) : items.getFirst();
  }

  private static Value range(Arguments a) throws FunctionException {
    BigDecimal start = a.has(1) ? a.number(0) : BigDecimal.ZERO;
    BigDecimal end = a.has(1) ? a.number(1) : a.number(0);
    boolean down = end.compareTo(start) < 0;
    BigDecimal step = a.has(2) ? a.number(2) : BigDecimal.valueOf(down ? -1 : 1);
    if (step.signum() == 0) {
      throw new FunctionException("the step is zero");
    }
    List<Value> numbers = new ArrayList<>();
    for (BigDecimal at = start;
        step.signum() > 0 ? at.compareTo(end) < 0 : at.compareTo(end) > 0;
        at = at.add(step)) {
      if (numbers.size() >= 1024) {
        throw new FunctionException("it would have more than 1024 values");
      }
      numbers.add(NumberFunctions.number(at));
    }
    return Value.list(numbers);
  }

  private static Value sets(Arguments a, boolean common) throws FunctionException {
    List<Value> left = a.items(0);
    for (int i = 1; i < a.size(); i++) {
      Set<Value> right = setOf(a.items(i));
      left = left.stream().filter(item -> right.contains(item) == common).toList();
    }
    return Comparison.set(left, Value.Mark.NONE);
  }

  private static Set<Value> setOf(List<Value> values) {
    Set<Value> set = new TreeSet<>(Comparison.ORDER);
    set.addAll(values);
    return set;
  }

  private static Value product(Arguments a) throws FunctionException {
    List<List<Value>> rows = List.of(List.of());
    for (int i = 0; i < a.size(); i++) {
      List<List<Value>> next = new ArrayList<>();
      for (List<Value> row : rows) {
        for (Value item : a.items(i)) {
          List<Value> longer = new ArrayList<>(row);
          longer.add(item);
          next.add(longer);
          if (next.size() > MOST) {
            throw new FunctionException("the product is too large");
          }
        }
      }
      rows = next;
    }
    return Value.list(rows.stream().map(Value::tuple).toList());
  }

  private static Value slice(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    int from = a.whole(1);
    int to = a.whole(2);
    if (from < 0 || to < from || to > items.size()) {
      throw new FunctionException("the ends are not within the list of " + items.size());
    }
    return Value.list(items.subList(from, to));
  }

  private static Value sum(Arguments a) throws FunctionException {
    Arguments items = new Arguments(a.items(0));
    if (items.size() == 0) {
      throw new FunctionException("an empty list has no sum");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < items.size(); i++) {
      sum = sum.add(items.number(i), NumberFunctions.PRECISION);
    }
    return NumberFunctions.number(sum);
  }

  private static Value transpose(Arguments a) throws FunctionException {
    SequencedMap<String, List<Value>> turned = new TreeMap<>(Comparison::codePoints);
    for (Map.Entry<String, Value> entry : a.sorted(0).entrySet()) {
      for (String text : new Arguments(List.of(entry.getValue())).texts(0)) {
        turned.computeIfAbsent(text, _ -> new ArrayList<>()).add(Value.text(entry.getKey()));
      }
    }
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    turned.forEach((key, values) -> fields.put(key, Value.list(values)));
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  private static Value zipmap(Arguments a) throws FunctionException {
    List<String> keys = a.texts(0);
    List<Value> values = a.items(1);
    if (keys.size() != values.size()) {
      throw new FunctionException(
          "there are %d keys and %d values".formatted(keys.size(), values.size()));
    }
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      fields.put(keys.get(i), values.get(i));
    }
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  private static Value chunks(Arguments a) throws FunctionException {
    List<Value> items = a.items(0);
    int size = a.whole(1);
    if (size < 0) {
      throw Arguments.misfit(1, "a size of 0 or more is needed");
    }
    if (size == 0) {
      return Value.list(List.of(Value.list(items)));
    }
    List<Value> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      chunks.add(Value.list(items.subList(from, Math.min(from + size, items.size()))));
    }
    return Value.list(chunks);
  }

  private static Value matchKeys(Arguments a) throws FunctionException {
    List<Value> values = a.items(0);
    List<Value> keys = a.items(1);
    Set<Value> wanted = setOf(a.items(2));
    List<Value> matched = new ArrayList<>();
    if (keys.size() != values.size()) {
      throw new FunctionException(
          "there are %d keys and %d values".formatted(keys.size(), values.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      if (wanted.contains(keys.get(i))) {
        matched.add(values.get(i));
      }
    }
    return Value.list(matched);
  }

  /** The value that decides wins over one that is not known. */
  private static Value quantified(Arguments a, boolean decisive) throws FunctionException {
    Optional<String> unknown = Optional.empty();
    for (Value item : a.items(0)) {
      if (item.unknownReason().isPresent()) {
        unknown = item.unknownReason();
      } else if (!(item instanceof Value.Null)
          && new Arguments(List.of(item)).bool(0) == decisive) {
        return Value.bool(decisive);
      } else if (item instanceof Value.Null && !decisive) {
        return Value.bool(false);
      }
    }
    return unknown
        .<Value>map(reason -> new Value.Unknown(reason, Value.Mark.NONE))
        .orElse(Value.bool(!decisive));
  }

  private static List<Value> unified(List<Value> values) throws FunctionException {
    try {
      return Conversion.unify(values);
    } catch (Conversion.Misfit e) {
      throw new FunctionException(e.reason());
    }
  }

  /** Returns the value as a list, as {@code tolist} and indexing see it. */
  static Value list(Value value) throws FunctionException {
    if (value instanceof Value.Items items) {
      return new Value.Items(Value.Items.Kind.LIST, unified(items.items()), value.mark());
    }
    if (value instanceof Value.Null) {
      return value;
    }
    throw Arguments.misfit(0, "a list is needed, and this is " + value.kindName());
  }
}

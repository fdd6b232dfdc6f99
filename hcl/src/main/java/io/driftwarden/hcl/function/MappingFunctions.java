package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Functions on maps and objects. */
final class MappingFunctions {
  private static final Type LISTS = new Type.MapOf(Type.ListOf.STRINGS);

  private MappingFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter map = Parameter.any("inputMap").taking(Takes.SECRET, Takes.UNKNOWN);
    put(all, "keys", Signature.typed(MappingFunctions::keysType, map), (a, _) -> keys(a));
    put(
        all,
        "values",
        Signature.typed(
            MappingFunctions::valuesType, Parameter.any("mapping").taking(Takes.SECRET)),
        (a, _) -> values(a));
    put(
        all,
        "lookup",
        Signature.typed(
                MappingFunctions::found,
                map.taking(Takes.UNTYPED),
                Parameter.text("key").taking(Takes.SECRET, Takes.UNKNOWN))
            .and(
                Parameter.any("default")
                    .taking(Takes.NULL, Takes.UNKNOWN, Takes.UNTYPED, Takes.SECRET))
            .orNull(),
        (a, _) -> lookup(a));
    put(
        all,
        "merge",
        Signature.typed(Merge::type)
            .and(Parameter.any("maps").taking(Takes.NULL, Takes.UNTYPED, Takes.SECRET)),
        (a, _) -> Merge.of(a));
    put(
        all,
        "zipmap",
        Signature.typed(
            MappingFunctions::zipped,
            Parameter.of("keys", Type.ListOf.STRINGS).taking(Takes.SECRET),
            Parameter.any("values").taking(Takes.SECRET)),
        (a, _) -> zipmap(a));
    put(
        all,
        "transpose",
        Signature.of(LISTS, Parameter.of("values", LISTS)),
        (a, _) -> transpose(a));
  }

  private static Type keysType(Arguments a) throws FunctionException {
    return switch (a.type(0)) {
      case Type.MapOf _ -> Type.ListOf.STRINGS;
      case Type.ObjectOf(var fields) ->
          new Type.TupleOf(Collections.nCopies(fields.size(), Type.Primitive.STRING));
      case Type.Any _, Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw new FunctionException(0, "must have map or object type");
    };
  }

  private static Value keys(Arguments a) throws FunctionException {
    Value.Mark marks = a.value(0).mark();
    if (a.type(0) instanceof Type.ObjectOf(var fields)) {
      return Value.tuple(texts(fields.keySet().stream().sorted(Comparison::codePoints).toList()))
          .and(marks);
    }
    return a.value(0).isKnown()
        ? Value.Items.list(
                Type.Primitive.STRING, texts(List.copyOf(a.sorted(0).keySet())), Value.Mark.NONE)
            .and(marks)
        : a.unknown(keysType(a)).and(marks);
  }

  private static List<Value> texts(List<String> texts) {
    return texts.stream().map(Value::text).toList();
  }

  private static Type valuesType(Arguments a) throws FunctionException {
    return switch (a.type(0)) {
      case Type.MapOf(Type item) -> new Type.ListOf(item);
      case Type.ObjectOf(var fields) ->
          new Type.TupleOf(
              fields.entrySet().stream()
                  .sorted(Map.Entry.comparingByKey(Comparison::codePoints))
                  .map(field -> field.getValue().type())
                  .toList());
      case Type.Any _, Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw new FunctionException("values() requires a map as the first argument");
    };
  }

  private static Value values(Arguments a) {
    List<Value> values = List.copyOf(a.sorted(0).values());
    Value result =
        a.type(0) instanceof Type.MapOf(Type item)
            ? Value.Items.list(item, values, Value.Mark.NONE)
            : Value.tuple(values);
    return result.and(a.value(0).mark());
  }

  private static Type found(Arguments a) throws FunctionException {
    if (a.size() > 3) {
      throw new FunctionException(
          "lookup() takes two or three arguments, got %d".formatted(a.size()));
    }
    return switch (a.type(0)) {
      case Type.ObjectOf(var fields) -> a.value(1).isKnown() ? field(a, fields) : Type.Any.ANY;
      case Type.MapOf(Type item) -> {
        if (a.size() == 3) {
          converted(a.value(2), item);
        }
        yield item;
      }
      case Type.Any _ -> Type.Any.ANY;
      case Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw new FunctionException(0, "lookup() requires a map as the first argument");
    };
  }

  private static Type field(Arguments a, Map<String, Type.Field> fields) throws FunctionException {
    Type.Field field = fields.get(a.text(1));
    if (field == null && a.size() < 3) {
      throw new FunctionException(
          0, "the given object has no attribute " + GoText.quote(a.text(1)));
    }
    return field == null ? a.type(2) : field.type();
  }

  private static Value converted(Value value, Type type) throws FunctionException {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw new FunctionException(
          2, "the default value must have the same type as the map elements");
    }
  }

  private static Value lookup(Arguments a) throws FunctionException {
    Value.Mark marks = a.value(0).mark().and(a.value(1).mark());
    if (!a.value(0).isKnown() || !a.value(1).isKnown()) {
      return a.unknown(found(a)).and(marks);
    }
    Value.Fields fields = a.fields(0);
    Optional<Value> value = fields.get(a.text(1));
    if (value.isPresent()) {
      return value.get().and(marks);
    }
    if (fields.otherwise() != null) {
      return new Value.Unknown(fields.otherwise(), Value.Mark.NONE).and(marks);
    }
    if (a.size() == 3) {
      return converted(a.value(2), found(a)).and(marks);
    }
    throw new FunctionException(
        "lookup failed to find key "
            + (a.value(1).mark().sensitive() ? "(sensitive value)" : GoText.quote(a.text(1))));
  }

  private static Type zipped(Arguments a) throws FunctionException {
    return switch (a.type(1)) {
      case Type.ListOf(Type item) -> new Type.MapOf(item);
      case Type.TupleOf(List<Type> items) ->
          a.value(0).unknownReason().isPresent()
              ? Type.Any.ANY
              : Type.ObjectOf.having(zip(keys(a, items.size()), items));
      case Type.Any _, Type.Primitive _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _ ->
          throw new FunctionException("values argument must be a list or tuple value");
    };
  }

  private static List<String> keys(Arguments a, int values) throws FunctionException {
    List<Value> keys = a.items(0);
    if (keys.size() != values) {
      throw new FunctionException(
          "number of keys (%d) does not match number of values (%d)"
              .formatted(keys.size(), values));
    }
    for (int i = 0; i < values; i++) {
      if (keys.get(i) instanceof Value.Null) {
        throw new FunctionException("keys list has null value at index %d".formatted(i));
      }
    }
    return a.texts(0);
  }

  private static <T> SequencedMap<String, T> zip(List<String> keys, List<T> values) {
    SequencedMap<String, T> zipped = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      zipped.put(keys.get(i), values.get(i));
    }
    return zipped;
  }

  private static Value zipmap(Arguments a) throws FunctionException {
    Value.Mark marks = a.value(0).marks().and(a.value(1).mark());
    if (a.value(0).unknownReason().isPresent()) {
      return a.unknown(zipped(a)).and(marks);
    }
    List<Value> values = a.items(1);
    SequencedMap<String, Value> fields = zip(keys(a, values.size()), values);
    Value result =
        a.type(1) instanceof Type.ListOf(Type item)
            ? Value.Fields.map(item, fields, Value.Mark.NONE)
            : Value.Fields.of(fields, Value.Mark.NONE);
    return result.and(marks);
  }

  private static Value transpose(Arguments a) throws FunctionException {
    if (a.value(0).unknownReason().isPresent()) {
      return a.unknown(LISTS);
    }
    TreeMap<String, List<Value>> turned = new TreeMap<>(Comparison::codePoints);
    for (Map.Entry<String, Value> entry : a.sorted(0).entrySet()) {
      if (entry.getValue() instanceof Value.Null) {
        throw new FunctionException("input must not contain null list");
      }
      for (Value item : Arguments.items(entry.getValue())) {
        if (!(item instanceof Value.Text(String text, var _))) {
          throw new FunctionException("input list must not contain null string");
        }
        turned.computeIfAbsent(text, _ -> new ArrayList<>()).add(Value.text(entry.getKey()));
      }
    }
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    turned.forEach((key, values) ->
        fields.put(key, Value.Items.list(Type.Primitive.STRING, values, Value.Mark.NONE)));
    return Value.Fields.map(Type.ListOf.STRINGS, fields, Value.Mark.NONE);
  }
}

package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The function {@code merge}. */
final class Merge {
  private Merge() {}

  static Type type(Arguments a) throws FunctionException {
    Map<String, Type> fields = new LinkedHashMap<>();
    boolean known = true;
    for (Value value : a.values()) {
      switch (value.type()) {
        case Type.Any _ -> {
          return Type.Any.ANY;
        }
        case Type.ObjectOf(var of) when !(value instanceof Value.Null) ->
            of.forEach((name, field) -> fields.put(name, field.type()));
        case Type.MapOf(Type item) when value instanceof Value.Fields map ->
            map.fields().keySet().forEach(name -> fields.put(name, item));
        case Type.MapOf _ -> known &= value instanceof Value.Null;
        case Type.ObjectOf _ -> {}
        case Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
            throw new FunctionException(
                "arguments must be maps or objects, got " + GoText.quote(value.type().label()));
      }
    }
    boolean same = a.values().stream().map(Value::type).distinct().count() == 1;
    return same ? a.type(0) : known ? Type.ObjectOf.having(fields) : Type.Any.ANY;
  }

  /** What is not null and of no known type is an object of which the rest is unknown. */
  static Value of(Arguments a) throws FunctionException {
    Type type = type(a);
    SequencedMap<String, Value> merged = new LinkedHashMap<>();
    String otherwise = null;
    Value.Mark marks = Value.Mark.NONE;
    for (Value value : a.values()) {
      marks = value instanceof Value.Null ? marks : marks.and(value.mark());
      if (value instanceof Value.Fields fields) {
        merged.putAll(fields.fields());
        otherwise = fields.otherwise() == null ? otherwise : fields.otherwise();
      }
    }
    return (type instanceof Type.MapOf(Type item)
            ? Value.Fields.map(item, merged, Value.Mark.NONE)
            : new Value.Fields(merged, otherwise, Value.Mark.NONE))
        .and(marks);
  }
}

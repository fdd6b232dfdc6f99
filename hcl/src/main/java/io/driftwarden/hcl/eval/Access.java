package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads fields and items of values. */
final class Access {
  private static final String NOT_IN =
      "The given key does not identify an element in this collection value";

  private Access() {}

  static Value field(Value value, String name, Place place) {
    return switch (value) {
      case Value.Unknown unknown -> ofUnknown(unknown, name, place).and(value.mark());
      case Value.Fields fields -> read(fields, name, place).and(fields.mark());
      case Value.Null _ ->
          throw Mistake.type(place, "This value is null, so it does not have any attributes.");
      case Value.Bool _, Value.Num _, Value.Text _, Value.PartlyText _, Value.PartlyJson _ ->
          throw Mistake.type(
              place,
              "Can't access attributes on a primitive-typed value (%s)."
                  .formatted(value.type().label()));
      case Value.Items _ -> throw ofSequence(value.type(), name, place);
    };
  }

  private static Value ofUnknown(Value.Unknown unknown, String name, Place place) {
    return switch (unknown.type()) {
      case Type.Any _ -> Operators.unknown(unknown.reason(), place);
      case Type.MapOf(Type item) -> Value.Unknown.of(item, unknown.reason()).at(place);
      case Type.ObjectOf(Map<String, Type.Field> fields) -> {
        Type.Field field = fields.get(name);
        if (field == null) {
          throw noField(fields.keySet(), name, place);
        }
        yield Value.Unknown.of(field.type(), unknown.reason()).at(place);
      }
      case Type.Primitive primitive ->
          throw Mistake.type(
              place,
              "Can't access attributes on a primitive-typed value (%s)."
                  .formatted(primitive.label()));
      case Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw ofSequence(unknown.type(), name, place);
    };
  }

  private static DiagnosticException ofSequence(Type type, String name, Place place) {
    boolean objects = type.element().orElse(Type.Any.ANY) instanceof Type.ObjectOf;
    return Mistake.type(
        place,
        objects
            ? "Can't access attributes on a %s. To read \"%s\" of each item, write [*].%s."
                .formatted(type.label(), name, name)
            : "This value does not have any attributes.");
  }

  private static Value read(Value.Fields fields, String name, Place place) {
    Value found = fields.fields().get(name);
    String otherwise = fields.otherwise();
    if (found != null) {
      return found;
    }
    if (otherwise != null) {
      return Operators.unknown(otherwise, place);
    }
    throw noField(fields.fields().keySet(), name, place);
  }

  private static DiagnosticException noField(Set<String> known, String name, Place place) {
    return Mistake.at(
        place,
        "hcl_unknown_attribute",
        "There is no such attribute",
        "The object has no \"%s\".%s".formatted(name, Nearest.hint(name, known)));
  }

  static Value index(Value source, Value key, Place place) {
    if (source instanceof Value.Null) {
      throw Mistake.index(place, "This value is null, so it does not have any indices.");
    }
    if (key instanceof Value.Null) {
      throw Mistake.index(place, "Can't use a null value as an indexing key.");
    }
    Value read =
        source instanceof Value.Fields fields && fields.otherwise() != null
            ? partial(fields, key, place)
            : read(source, key, place);
    return read.and(source.mark()).and(key.mark());
  }

  private static Value partial(Value.Fields fields, Value key, Place place) {
    return converted(Type.Primitive.STRING, key, place) instanceof Value.Text(String name, var _)
        ? read(fields, name, place)
        : Operators.unknown(Operators.reason(key), place);
  }

  private static Value read(Value source, Value key, Place place) {
    if (key.type() instanceof Type.Any || source.type() instanceof Type.Any) {
      String reason = source.unknownReason().orElseGet(() -> Operators.reason(key));
      return Operators.unknown(reason, place);
    }
    return switch (source.type()) {
      case Type.ListOf(Type item) -> item(source, key, item, place);
      case Type.TupleOf _ -> item(source, key, Type.Any.ANY, place);
      case Type.MapOf(Type item) -> ofMap(source, key, item, place);
      case Type.ObjectOf _ -> ofObject(source, key, place);
      case Type.SetOf _ ->
          throw Mistake.index(
              place,
              "Elements of a set are identified only by their value and don't have any separate index or key to select with, so it's only possible to perform operations across all elements of the set.");
      case Type.Any _, Type.Primitive _ ->
          throw Mistake.index(place, "This value does not have any indices.");
    };
  }

  private static Value converted(Type type, Value key, Place place) {
    try {
      return Conversion.to(type, key);
    } catch (Misfit e) {
      throw Mistake.index(place, "%s: %s.".formatted(NOT_IN, e.reason()));
    }
  }

  private static Value item(Value source, Value key, Type item, Place place) {
    Value number = converted(Type.Primitive.NUMBER, key, place);
    if (!(number instanceof Value.Num index)) {
      return Value.Unknown.of(item, Operators.reason(key)).at(place);
    }
    if (source instanceof Value.Items items) {
      return items.items().get(position(index, items.items().size(), place));
    }
    if (source.type() instanceof Type.TupleOf(List<Type> types)) {
      Type type = types.get(position(index, types.size(), place));
      return Value.Unknown.of(type, Operators.reason(source)).at(place);
    }
    return Value.Unknown.of(item, Operators.reason(source)).at(place);
  }

  private static int position(Value.Num index, int size, Place place) {
    BigDecimal number = index.exactly();
    if (number.stripTrailingZeros().scale() > 0) {
      throw Mistake.index(
          place,
          NOT_IN
              + ": indexing a sequence requires a whole number, but the given index has a fractional part.");
    }
    if (number.signum() < 0) {
      throw Mistake.index(
          place, NOT_IN + ": a negative number is not a valid index for a sequence.");
    }
    if (number.compareTo(BigDecimal.valueOf(size)) >= 0) {
      throw Mistake.index(place, NOT_IN + tooLarge(size));
    }
    return number.intValue();
  }

  private static String tooLarge(int size) {
    return size == 0
        ? ": the collection has no elements."
        : ": the given index is greater than or equal to the length of the collection.";
  }

  private static Value ofMap(Value source, Value key, Type item, Place place) {
    if (!(converted(Type.Primitive.STRING, key, place) instanceof Value.Text(String name, var _))
        || !(source instanceof Value.Fields fields)) {
      String reason = source.isKnown() ? Operators.reason(key) : Operators.reason(source);
      return Value.Unknown.of(item, reason).at(place);
    }
    return fields.get(name).orElseThrow(() -> Mistake.index(place, NOT_IN + "."));
  }

  private static Value ofObject(Value source, Value key, Place place) {
    if (!(converted(Type.Primitive.STRING, key, place) instanceof Value.Text(String name, var _))
        || !(source instanceof Value.Fields fields)) {
      String reason = source.isKnown() ? Operators.reason(key) : Operators.reason(source);
      return Operators.unknown(reason, place);
    }
    boolean number = key instanceof Value.Num;
    return fields
        .get(name)
        .orElseThrow(() ->
            Mistake.index(
                place,
                NOT_IN
                    + (number
                        ? ". An object only supports looking up attributes by name, not by numeric index."
                        : "." + Nearest.hint(name, fields.fields().keySet()))));
  }

  /** Returns the keys and values that a for-expression goes through. */
  static List<Map.Entry<Value, Value>> each(Value collection, Place place) {
    List<Map.Entry<Value, Value>> each = new ArrayList<>();
    switch (collection) {
      case Value.Items items -> {
        boolean set = items.kind() == Value.Items.Kind.SET;
        for (int i = 0; i < items.items().size(); i++) {
          Value item = items.items().get(i);
          each.add(Map.entry(set ? item : Value.number(i), item));
        }
      }
      case Value.Fields fields ->
          Comparison.sorted(fields).forEach((k, v) -> each.add(Map.entry(Value.text(k), v)));
      case Value.Null _ ->
          throw Mistake.type(
              place, "A null value cannot be used as the collection in a 'for' expression.");
      case Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          throw Mistake.type(
              place,
              "A value of type %s cannot be used as the collection in a 'for' expression."
                  .formatted(collection.type().label()));
    }
    return each;
  }
}

package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads fields and items of values. */
final class Access {
  private Access() {}

  static Value field(Value value, String name, Place place) {
    return switch (value) {
      case Value.Unknown(String reason, Value.Mark _) -> Operators.unknown(reason, place);
      case Value.Fields fields -> {
        Value read = read(fields, name, place);
        yield fields.mark().sensitive() ? read.asSensitive() : read;
      }
      case Value.Null _ ->
          throw Mistake.type(place, "This is null, which has no attribute \"" + name + "\".");
      case Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Items _ ->
          throw Mistake.type(
              place,
              "The attribute \"%s\" is read from %s. Only objects have attributes."
                  .formatted(name, value.kindName()));
    };
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
    throw noField(fields, name, place);
  }

  private static DiagnosticException noField(Value.Fields fields, String name, Place place) {
    return Mistake.at(
        place,
        "hcl_unknown_attribute",
        "There is no such attribute",
        "The object has no \"%s\".%s"
            .formatted(name, Nearest.hint(name, fields.fields().keySet())));
  }

  static Value index(Value source, Value key, Place place) {
    if (key instanceof Value.Unknown(String reason, Value.Mark _)) {
      return Operators.unknown(reason, place);
    }
    return switch (source) {
      case Value.Unknown(String reason, Value.Mark _) -> Operators.unknown(reason, place);
      case Value.Fields fields -> field(fields, keyText(key, place), place);
      case Value.Items items when items.kind() != Value.Items.Kind.SET -> {
        int index = position(key, place);
        if (index < 0 || index >= items.items().size()) {
          throw Mistake.at(
              place,
              "hcl_index",
              "Index is out of range",
              "There is no item %d in a list of %d.".formatted(index, items.items().size()));
        }
        Value item = items.items().get(index);
        yield items.mark().sensitive() ? item.asSensitive() : item;
      }
      case Value.Items _,
          Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _ ->
          throw Mistake.type(
              place, "An item is read from " + source.kindName() + ", which has none.");
    };
  }

  private static String keyText(Value key, Place place) {
    try {
      if (Conversion.text(key) instanceof Value.Text(String text, Value.Mark _)) {
        return text;
      }
    } catch (Misfit e) {
      throw Mistake.type(place, "As a key " + e.reason() + ".");
    }
    throw Mistake.type(place, "A key can't be null.");
  }

  private static int position(Value key, Place place) {
    if (Operators.number(key, place) instanceof Value.Num(BigDecimal number, Value.Mark _)) {
      try {
        return number.intValueExact();
      } catch (ArithmeticException e) {
        throw Mistake.type(place, "An index is a whole number.");
      }
    }
    throw Mistake.type(place, "An index is a whole number.");
  }

  /** Returns the keys and values that a for-expression goes through. */
  static List<Map.Entry<Value, Value>> each(Value collection, Place place) {
    List<Map.Entry<Value, Value>> each = new ArrayList<>();
    switch (collection) {
      case Value.Items items -> {
        for (int i = 0; i < items.items().size(); i++) {
          Value item = items.items().get(i);
          boolean set = items.kind() == Value.Items.Kind.SET;
          each.add(Map.entry(set ? item : Value.number(i), spread(items, item)));
        }
      }
      case Value.Fields fields ->
          Comparison.sorted(fields)
              .forEach((k, v) -> each.add(Map.entry(Value.text(k), spread(fields, v))));
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          throw Mistake.type(
              place,
              "A collection is needed to go through, and this is " + collection.kindName() + ".");
    }
    return each;
  }

  private static Value spread(Value collection, Value item) {
    return collection.mark().sensitive() ? item.asSensitive() : item;
  }
}

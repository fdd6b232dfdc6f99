package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A template's text as it grows; what is unknown in it is kept in its place. */
final class Text {
  private final Budget budget;
  private final Place place;
  private final StringBuilder known = new StringBuilder();
  private final List<Value> parts = new ArrayList<>();
  private Value.Mark marks = Value.Mark.NONE;

  Text(Budget budget, Place place) {
    this.budget = budget;
    this.place = place;
  }

  void add(Value value, Place at) {
    marks = marks.and(value.mark());
    switch (value) {
      case Value.Null _ ->
          throw Mistake.type(
              at,
              "The expression result is null. Cannot include a null value in a string template.");
      case Value.PartlyText(List<Value> inner, Value.Mark _) -> {
        flush();
        parts.addAll(inner);
      }
      case Value.PartlyJson _, Value.Unknown _ -> {
        flush();
        parts.add(new Value.Unknown(Operators.reason(value), Value.Mark.NONE));
      }
      case Value.Bool _, Value.Num _, Value.Text _, Value.Items _, Value.Fields _ ->
          append(converted(value, at), at);
    }
  }

  private void append(Value value, Place at) {
    if (value instanceof Value.Text(String text, var _)) {
      budget.spend(text.length() / 2, at);
      known.append(text);
    }
  }

  private static Value converted(Value value, Place at) {
    try {
      return Conversion.text(value);
    } catch (Misfit e) {
      throw Mistake.type(
          at, "Cannot include the given value in a string template: %s.".formatted(e.reason()));
    }
  }

  /** The first part is known text, if only an empty one: by it the whole is known to begin. */
  private void flush() {
    if (parts.isEmpty() || !known.isEmpty()) {
      parts.add(Value.text(known.toString()));
      known.setLength(0);
    }
  }

  Value value() {
    Value.Mark mark = Value.Mark.at(place).and(marks);
    if (parts.isEmpty()) {
      return new Value.Text(known.toString(), mark);
    }
    flush();
    return new Value.PartlyText(parts, mark);
  }
}

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
  private boolean sensitive;

  Text(Budget budget, Place place) {
    this.budget = budget;
    this.place = place;
  }

  void add(Value value, Place at) {
    sensitive |= value.holdsSensitive();
    switch (converted(value, at)) {
      case Value.Text(String text, Value.Mark _) -> {
        budget.spend(text.length() / 2, at);
        known.append(text);
      }
      case Value.PartlyText(List<Value> inner, Value.Mark _) -> inner.forEach(p -> add(p, at));
      case Value.PartlyJson json -> part(new Value.Unknown(reason(json), json.mark()));
      case Value.Unknown unknown -> part(unknown);
      case Value.Null _ -> throw Mistake.type(at, "This is null, which can't be part of a text.");
      case Value.Bool _, Value.Num _, Value.Items _, Value.Fields _ ->
          throw new IllegalStateException("a conversion to text gives text");
    }
  }

  private static Value converted(Value value, Place at) {
    try {
      return Conversion.text(value);
    } catch (Misfit e) {
      throw Mistake.type(at, "In a text " + e.reason() + ".");
    }
  }

  private static String reason(Value value) {
    return value.unknownReason().orElse("not known");
  }

  private void part(Value unknown) {
    flush();
    parts.add(unknown);
  }

  private void flush() {
    if (!known.isEmpty()) {
      parts.add(Value.text(known.toString()));
      known.setLength(0);
    }
  }

  Value value() {
    Value.Mark mark = new Value.Mark(place, sensitive);
    if (parts.isEmpty()) {
      return new Value.Text(known.toString(), mark);
    }
    flush();
    return new Value.PartlyText(parts, mark);
  }
}

package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The function {@code flatten}. */
final class Flattening {
  private final List<Value> flat = new ArrayList<>();
  private Value.Mark marks = Value.Mark.NONE;
  private boolean known = true;

  private Flattening() {}

  static Type type(Arguments a) throws FunctionException {
    if (a.value(0).unknownReason().isPresent()) {
      return Type.Any.ANY;
    }
    if (!a.type(0).isSequence()) {
      throw new FunctionException("can only flatten lists, sets and tuples");
    }
    Flattening flattening = new Flattening();
    flattening.add(a.value(0));
    return new Type.TupleOf(flattening.flat.stream().map(Value::type).toList());
  }

  static Value of(Arguments a) throws FunctionException {
    if (!(a.value(0) instanceof Value.Items)) {
      throw new FunctionException("can only flatten lists, sets and tuples");
    }
    Flattening flattening = new Flattening();
    flattening.add(a.value(0));
    Value result =
        flattening.known
            ? Value.tuple(flattening.flat)
            : new Value.Unknown(a.reason(), Value.Mark.NONE);
    return result.and(flattening.marks);
  }

  /** An unknown item may be a list of any length, so nothing is known of the whole. */
  private void add(Value list) {
    marks = marks.and(list.mark());
    if (!(list instanceof Value.Items items) || !(Lengths.of(list) instanceof Value.Num)) {
      known = false;
      return;
    }
    for (Value item : items.items()) {
      boolean sequence = item.type().isSequence() && !(item instanceof Value.Null);
      known &= !(item instanceof Value.Unknown && item.type() instanceof Type.Any);
      if (sequence) {
        add(item);
      } else {
        flat.add(item);
      }
    }
  }
}

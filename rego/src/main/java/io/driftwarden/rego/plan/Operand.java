package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What has a value once its slots are bound. */
public sealed interface Operand {
  Value value(Frame frame);

  /** A value known when compiling. */
  record Constant(Value value) implements Operand {
    @Override
    public Value value(Frame frame) {
      return value;
    }
  }

  /** A variable. */
  record Slot(int index) implements Operand {
    @Override
    public Value value(Frame frame) {
      return frame.get(index);
    }
  }

  /** An array. */
  record MakeArray(List<Operand> elements) implements Operand {
    @Override
    public Value value(Frame frame) {
      return ArrayValue.of(values(elements, frame));
    }
  }

  /** A set. */
  record MakeSet(List<Operand> elements) implements Operand {
    @Override
    public Value value(Frame frame) {
      return SetValue.of(values(elements, frame));
    }
  }

  /** An object. */
  record MakeObject(List<Entry> entries) implements Operand {
    @Override
    public Value value(Frame frame) {
      ObjectValue.Builder made = new ObjectValue.Builder(entries.size());
      for (Entry entry : entries) {
        made.put(entry.key().value(frame), entry.value().value(frame));
      }
      return made.build();
    }
  }

  /** A key of an object and its value. */
  record Entry(Operand key, Operand value) {}

  /** All solutions of a body as an array, in order. */
  record CollectArray(Block body, Operand element) implements Operand {
    @Override
    public Value value(Frame frame) {
      List<Value> made = new ArrayList<>();
      frame.machine().collect(body, frame, f -> made.add(element.value(f)));
      return ArrayValue.of(made);
    }
  }

  /** All solutions of a body as a set. */
  record CollectSet(Block body, Operand element) implements Operand {
    @Override
    public Value value(Frame frame) {
      List<Value> made = new ArrayList<>();
      frame.machine().collect(body, frame, f -> made.add(element.value(f)));
      return SetValue.of(made);
    }
  }

  /** All solutions of a body as an object; two values for one key are a conflict. */
  record CollectObject(Block body, Operand key, Operand element, Site site) implements Operand {
    @Override
    public Value value(Frame frame) {
      ObjectValue.Builder made = new ObjectValue.Builder(0);
      frame.machine().collect(body, frame, f -> put(made, f));
      return made.build();
    }

    private void put(ObjectValue.Builder made, Frame frame) {
      Value value = element.value(frame);
      Value before = made.put(key.value(frame), value);
      if (before != null && !before.equals(value)) {
        throw Failures.duplicateKey(site);
      }
    }
  }

  private static List<Value> values(List<Operand> operands, Frame frame) {
    List<Value> values = new ArrayList<>(operands.size());
    for (Operand operand : operands) {
      values.add(operand.value(frame));
    }
    return values;
  }
}

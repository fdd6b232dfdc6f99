package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.util.BitSet;
import java.util.List;

/** What a value may look like; matching one binds the slots within. */
public sealed interface Pattern {
  boolean matches(Value value, Frame frame);

  /** Adds the slots that it binds. */
  void addSlots(BitSet slots);

  /** Any value, which the slot then has. */
  record Bind(int slot) implements Pattern {
    @Override
    public boolean matches(Value value, Frame frame) {
      frame.set(slot, value);
      return true;
    }

    @Override
    public void addSlots(BitSet slots) {
      slots.set(slot);
    }
  }

  /** The value of an operand. */
  record Same(Operand operand) implements Pattern {
    @Override
    public boolean matches(Value value, Frame frame) {
      return operand.value(frame).equals(value);
    }

    @Override
    public void addSlots(BitSet slots) {}
  }

  /** An array of as many elements. */
  record Elements(List<Pattern> patterns) implements Pattern {
    @Override
    public boolean matches(Value value, Frame frame) {
      if (!(value instanceof ArrayValue array) || array.size() != patterns.size()) {
        return false;
      }
      for (int i = 0; i < patterns.size(); i++) {
        if (!patterns.get(i).matches(array.get(i), frame)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void addSlots(BitSet slots) {
      patterns.forEach(pattern -> pattern.addSlots(slots));
    }
  }

  /** An object of exactly these keys. */
  record Fields(List<Field> fields) implements Pattern {
    @Override
    public boolean matches(Value value, Frame frame) {
      if (!(value instanceof ObjectValue object) || object.size() != fields.size()) {
        return false;
      }
      for (Field field : fields) {
        Value element = object.get(field.key().value(frame));
        if (element == null || !field.pattern().matches(element, frame)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void addSlots(BitSet slots) {
      fields.forEach(field -> field.pattern().addSlots(slots));
    }
  }

  /** A key of an object and what its value may look like. */
  record Field(Operand key, Pattern pattern) {}
}

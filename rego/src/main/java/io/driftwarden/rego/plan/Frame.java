package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The variables of one rule, function call or query while it is evaluated. */
public final class Frame {
  private final Machine machine;
  private final @Nullable Value[] slots;

  Frame(Machine machine, int size) {
    this.machine = machine;
    this.slots = new @Nullable Value[size];
  }

  Machine machine() {
    return machine;
  }

  /** Returns the value of a slot that is bound. */
  public Value get(int slot) {
    return Objects.requireNonNull(slots[slot]);
  }

  void set(int slot, Value value) {
    slots[slot] = value;
  }

  /** Returns a copy of the slots, to be put back by {@link #restore}. */
  @Nullable Value[] save() {
    return slots.clone();
  }

  void restore(@Nullable Value[] saved) {
    System.arraycopy(saved, 0, slots, 0, slots.length);
  }
}

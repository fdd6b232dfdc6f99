package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.syntax.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slots of one rule's frame. A named one stands for a variable in the text. */
final class Slots {
  private final List<@Nullable String> names = new ArrayList<>();
  private final List<@Nullable Span> spans = new ArrayList<>();
  private final BitSet named = new BitSet();

  int size() {
    return names.size();
  }

  Operand.Slot fresh() {
    names.add(null);
    spans.add(null);
    return new Operand.Slot(names.size() - 1);
  }

  Operand.Slot named(String name, Span span) {
    Operand.Slot slot = fresh();
    name(slot.index(), name, span);
    return slot;
  }

  /** Makes a slot stand for a variable. */
  void name(int slot, String name, Span span) {
    names.set(slot, name);
    spans.set(slot, span);
    named.set(slot);
  }

  BitSet named() {
    return named;
  }

  @Nullable String nameOf(int slot) {
    return names.get(slot);
  }

  @Nullable Span spanOf(int slot) {
    return spans.get(slot);
  }
}

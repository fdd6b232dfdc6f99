package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** What operands need and how they match, given which slots are bound. */
final class Shapes {
  /** The slots around a comprehension that it uses. */
  private final IdentityHashMap<Operand, BitSet> captured = new IdentityHashMap<>();

  void capture(Operand comprehension, BitSet slots) {
    captured.put(comprehension, slots);
  }

  BitSet slots(Operand operand) {
    BitSet slots = new BitSet();
    addSlots(operand, slots);
    return slots;
  }

  BitSet slots(List<Operand> operands) {
    BitSet slots = new BitSet();
    operands.forEach(operand -> addSlots(operand, slots));
    return slots;
  }

  void addSlots(Operand operand, BitSet slots) {
    switch (operand) {
      case Operand.Constant _ -> {}
      case Operand.Slot slot -> slots.set(slot.index());
      case Operand.MakeArray array -> array.elements().forEach(each -> addSlots(each, slots));
      case Operand.MakeSet set -> set.elements().forEach(each -> addSlots(each, slots));
      case Operand.MakeObject object ->
          object
              .entries()
              .forEach(entry -> {
                addSlots(entry.key(), slots);
                addSlots(entry.value(), slots);
              });
      case Operand.CollectArray _, Operand.CollectSet _, Operand.CollectObject _ ->
          slots.or(captured.getOrDefault(operand, new BitSet()));
    }
  }

  boolean isBound(Operand operand, BitSet bound) {
    BitSet missing = slots(operand);
    missing.andNot(bound);
    return missing.isEmpty();
  }

  /** Reports whether a value can be matched against an operand, and marks what that binds. */
  boolean matchable(Operand operand, BitSet bound) {
    if (isBound(operand, bound)) {
      return true;
    }
    return switch (operand) {
      case Operand.Slot slot -> {
        bound.set(slot.index());
        yield true;
      }
      case Operand.MakeArray array ->
          array.elements().stream().allMatch(element -> matchable(element, bound));
      case Operand.MakeObject object ->
          object.entries().stream()
              .allMatch(entry -> isBound(entry.key(), bound) && matchable(entry.value(), bound));
      case Operand.Constant _,
          Operand.MakeSet _,
          Operand.CollectArray _,
          Operand.CollectSet _,
          Operand.CollectObject _ ->
          false;
    };
  }

  /** Returns the pattern of a {@link #matchable} operand, and marks what it binds. */
  Pattern pattern(Operand operand, BitSet bound) {
    if (isBound(operand, bound)) {
      return new Pattern.Same(operand);
    }
    return switch (operand) {
      case Operand.Slot slot -> {
        bound.set(slot.index());
        yield new Pattern.Bind(slot.index());
      }
      case Operand.MakeArray array -> {
        List<Pattern> patterns = new ArrayList<>();
        array.elements().forEach(element -> patterns.add(pattern(element, bound)));
        yield new Pattern.Elements(patterns);
      }
      case Operand.MakeObject object -> {
        List<Pattern.Field> fields = new ArrayList<>();
        object
            .entries()
            .forEach(
                entry -> fields.add(new Pattern.Field(entry.key(), pattern(entry.value(), bound))));
        yield new Pattern.Fields(fields);
      }
      case Operand.Constant _,
          Operand.MakeSet _,
          Operand.CollectArray _,
          Operand.CollectSet _,
          Operand.CollectObject _ ->
          new Pattern.Same(operand);
    };
  }
}

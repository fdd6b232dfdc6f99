package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What an element of a walk needs for the steps after it to hold: at a path, a value that is known
 * before the walk. It only spares elements that would fail; the steps are run all the same.
 */
record Filter(ArrayValue path, Operand wanted) {

  /** Returns the steps, their walks with a filter where the steps after them give one. */
  static List<Step> applied(List<Step> steps) {
    List<Step> filtered = new ArrayList<>(steps);
    for (int i = 0; i < filtered.size(); i++) {
      if (filtered.get(i) instanceof Branches.Walk walk
          && walk.result() instanceof Pattern.Bind(int element)) {
        Optional<Filter> filter = find(element, walk, steps.subList(i + 1, steps.size()));
        filtered.set(i, new Branches.Walk(walk.root(), walk.path(), walk.result(), filter));
      }
    }
    return filtered;
  }

  /** Looks for {@code element.path == wanted}; all before it must be as harmless. */
  private static Optional<Filter> find(int element, Branches.Walk walk, List<Step> after) {
    BitSet bound = new BitSet();
    walk.result().addSlots(bound);
    for (Branches.Key key : walk.path()) {
      if (key.pattern() != null) {
        key.pattern().addSlots(bound);
      }
    }
    List<Steps.Get> gets = new ArrayList<>();
    for (Step step : after) {
      Optional<Filter> found =
          switch (step) {
            case Steps.Get get
                when isOf(element, get) && get.result() instanceof Pattern.Same same ->
                filter(get, same.operand(), bound);
            case Steps.Equal equal when equal.wanted() -> filter(equal, gets, bound);
            default -> Optional.empty();
          };
      if (found.isPresent() || !isHarmless(step)) {
        return found;
      }
      if (step instanceof Steps.Get get) {
        get.result().addSlots(bound);
        if (isOf(element, get)) {
          gets.add(get);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isHarmless(Step step) {
    return step instanceof Steps.Equal
        || (step instanceof Steps.Get get && get.root() instanceof Root.Of);
  }

  private static boolean isOf(int element, Steps.Get get) {
    return get.root() instanceof Root.Of(Operand.Slot(int index))
        && index == element
        && get.path().stream().allMatch(Operand.Constant.class::isInstance);
  }

  private static Optional<Filter> filter(Steps.Equal equal, List<Steps.Get> gets, BitSet bound) {
    for (Steps.Get get : gets) {
      if (get.result() instanceof Pattern.Bind(int slot)) {
        Operand taken = new Operand.Slot(slot);
        Optional<Filter> filter =
            equal.left().equals(taken)
                ? filter(get, equal.right(), bound)
                : equal.right().equals(taken) ? filter(get, equal.left(), bound) : Optional.empty();
        if (filter.isPresent()) {
          return filter;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Filter> filter(Steps.Get get, Operand wanted, BitSet bound) {
    boolean known =
        wanted instanceof Operand.Constant
            || (wanted instanceof Operand.Slot(int slot) && !bound.get(slot));
    List<Value> path = get.path().stream().map(key -> ((Operand.Constant) key).value()).toList();
    return known ? Optional.of(new Filter(ArrayValue.of(path), wanted)) : Optional.empty();
  }
}

package io.driftwarden.rego.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Puts drafts into an order in which each finds bound what it needs, changing as little as may be.
 */
final class Ordering {
  private Ordering() {}

  /** The drafts in order, each as something else, and those that never fit. */
  record Order<T>(List<T> placed, List<Draft> unplaced) {}

  /** Orders the drafts; {@code each} is asked before what a draft binds is marked. */
  static <T> Order<T> order(List<Draft> drafts, BitSet bound, Function<Draft, T> each) {
    List<T> placed = new ArrayList<>();
    List<Draft> left = new ArrayList<>(drafts);
    boolean moved = true;
    while (moved && !left.isEmpty()) {
      moved = false;
      for (int i = 0; i < left.size() && !moved; i++) {
        BitSet more = (BitSet) bound.clone();
        if (left.get(i).fits(more)) {
          placed.add(each.apply(left.remove(i)));
          bound.or(more);
          moved = true;
        }
      }
    }
    return new Order<>(placed, left);
  }
}

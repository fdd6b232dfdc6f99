package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;

/** Sprig's lists of numbers. */
final class Sequences {
  private Sequences() {}

  static void declare(Functions functions) {
    functions.strict("until", "int", a -> list(count(0, a.whole(0), a.whole(0) < 0 ? -1 : 1)));
    functions.strict(
        "untilStep", "int int int", a -> list(count(a.whole(0), a.whole(1), a.whole(2))));
    functions.strict("seq", "int...", a -> Datum.of(sequence(a)));
  }

  private static Datum list(List<Long> numbers) {
    return new Datum.Items(
        numbers.stream().map(number -> Datum.of(number.longValue())).toList(), Datum.Element.INT);
  }

  private static List<Long> count(long start, long stop, long step) {
    List<Long> numbers = new ArrayList<>();
    boolean down = stop < start;
    if (down ? step >= 0 : step <= 0) {
      return numbers;
    }
    for (long i = start; down ? i > stop : i < stop; i += step) {
      if (numbers.size() >= Lists.longest()) {
        throw Lists.tooLong();
      }
      numbers.add(i);
    }
    return numbers;
  }

  /** {@code seq last}, {@code seq first last} or {@code seq first step last}, as in a shell. */
  private static String sequence(Arguments a) {
    if (a.count() == 0 || a.count() > 3) {
      return "";
    }
    long first = a.count() == 1 ? 1 : a.whole(0);
    long last = a.whole(a.count() - 1);
    int direction = last < first ? -1 : 1;
    long step = a.count() == 3 ? a.whole(1) : direction;
    if (a.count() == 3 && direction < 0 && step > 0) {
      return "";
    }
    return String.join(
        " ", count(first, last + direction, step).stream().map(String::valueOf).toList());
  }
}

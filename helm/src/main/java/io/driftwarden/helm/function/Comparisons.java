package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import java.util.function.IntPredicate;

/** Go's comparisons and {@code not}. A whole number and a fraction are not comparable in Go. */
final class Comparisons {
  private Comparisons() {}

  static void declare(Functions functions) {
    functions.strict("eq", 2, Builtins.ANY, Comparisons::anyEqual);
    functions.strict("ne", 2, 2, a -> Datum.of(!equal(a.get(0), a.get(1))));
    functions.strict("lt", 2, 2, a -> ordered(a, order -> order < 0));
    functions.strict("le", 2, 2, a -> ordered(a, order -> order <= 0));
    functions.strict("gt", 2, 2, a -> ordered(a, order -> order > 0));
    functions.strict("ge", 2, 2, a -> ordered(a, order -> order >= 0));
    functions.open("not", 1, 1, a -> Choices.empty(a.get(0)));
    functions.strict("deepEqual", 2, 2, a -> Datum.of(Equality.deep(a.get(0), a.get(1))));
  }

  private static Datum anyEqual(Arguments a) {
    for (int i = 1; i < a.count(); i++) {
      if (equal(a.get(0), a.get(i))) {
        return Datum.TRUE;
      }
    }
    return Datum.FALSE;
  }

  private static boolean equal(Datum a, Datum b) {
    if (a instanceof Datum.Nil || b instanceof Datum.Nil) {
      return a instanceof Datum.Nil && b instanceof Datum.Nil;
    }
    return switch (a) {
      case Datum.Text text when b instanceof Datum.Text other -> text.equals(other);
      case Datum.Truth truth when b instanceof Datum.Truth other -> truth.equals(other);
      case Datum.Whole whole when b instanceof Datum.Whole other -> whole.value() == other.value();
      case Datum.Fraction one when b instanceof Datum.Fraction other ->
          one.value() == other.value();
      default -> throw incomparable(a, b);
    };
  }

  private static Datum ordered(Arguments a, IntPredicate holds) {
    return Datum.of(holds.test(order(a.get(0), a.get(1))));
  }

  private static int order(Datum a, Datum b) {
    return switch (a) {
      case Datum.Text text when b instanceof Datum.Text other ->
          text.value().compareTo(other.value());
      case Datum.Whole whole when b instanceof Datum.Whole other ->
          Long.compare(whole.value(), other.value());
      case Datum.Fraction one when b instanceof Datum.Fraction other ->
          Double.compare(one.value(), other.value());
      default -> throw incomparable(a, b);
    };
  }

  private static BadArgument incomparable(Datum a, Datum b) {
    return new BadArgument(
        "A value of kind %s can't be compared with one of kind %s. Convert one with int, float64 or toString."
            .formatted(Kinds.kind(a), Kinds.kind(b)));
  }
}

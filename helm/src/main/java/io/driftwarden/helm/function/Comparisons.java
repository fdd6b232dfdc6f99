package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;

/** Go's comparisons and {@code not}. A whole number and a fraction are not comparable in Go. */
final class Comparisons {
  private Comparisons() {}

  static void declare(Functions functions) {
    functions.strict("eq", "any any...", Comparisons::anyEqual);
    functions.strict("ne", "any any", a -> Datum.of(!equal(a.get(0), a.get(1))));
    functions.strict("lt", "any any", a -> Datum.of(less(a)));
    functions.strict("le", "any any", a -> Datum.of(less(a) || equal(a.get(0), a.get(1))));
    functions.strict("gt", "any any", a -> Datum.of(!less(a) && !equal(a.get(0), a.get(1))));
    functions.strict("ge", "any any", a -> Datum.of(!less(a)));
    functions.open("not", "any", a -> Choices.empty(a.get(0)));
    functions.strict("deepEqual", "any any", a -> Datum.of(Equality.deep(a.get(0), a.get(1))));
  }

  private static Datum anyEqual(Arguments a) {
    if (a.count() == 1) {
      throw new BadArgument("missing argument for comparison");
    }
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
      case Datum.Native _ when Moments.is(a) && Moments.is(b) -> Moments.equal(a, b);
      default -> throw incomparable(a, b);
    };
  }

  private static boolean less(Arguments a) {
    Datum second = a.get(1);
    return switch (a.get(0)) {
      case Datum.Text text when second instanceof Datum.Text other ->
          ByteOrder.INSTANCE.compare(text.value(), other.value()) < 0;
      case Datum.Whole whole when second instanceof Datum.Whole other ->
          whole.value() < other.value();
      case Datum.Fraction one when second instanceof Datum.Fraction other ->
          one.value() < other.value();
      default -> throw unordered(a.get(0), second);
    };
  }

  private static boolean isBasic(Datum datum) {
    return switch (datum) {
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _ -> true;
      case Datum.Nil _, Datum.Items _, Datum.Dict _, Datum.Native _, Datum.Unknown _ -> false;
    };
  }

  private static BadArgument unordered(Datum a, Datum b) {
    boolean basic = isBasic(a) && isBasic(b);
    boolean truths = a instanceof Datum.Truth && b instanceof Datum.Truth;
    return basic && !truths ? incompatible(a, b) : new BadArgument("invalid type for comparison");
  }

  private static BadArgument incompatible(Datum a, Datum b) {
    return new BadArgument(
        "incompatible types for comparison: %s and %s".formatted(Kinds.type(a), Kinds.type(b)));
  }

  private static BadArgument incomparable(Datum a, Datum b) {
    if (isBasic(a) || isBasic(b)) {
      return incompatible(a, b);
    }
    return Kinds.kind(a).equals(Kinds.kind(b))
        ? new BadArgument("non-comparable type %s: %s".formatted(Printing.text(b), Kinds.type(b)))
        : new BadArgument(
            "non-comparable types %s: %s, %s: %s"
                .formatted(Printing.text(a), Kinds.type(a), Kinds.type(b), Printing.text(b)));
  }
}

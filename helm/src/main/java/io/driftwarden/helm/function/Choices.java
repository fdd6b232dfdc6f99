package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;

/** Sprig's defaults and choices, and what kind a value is. */
final class Choices {
  private Choices() {}

  static void declare(Functions functions) {
    functions.open("default", 1, 2, Choices::defaulted);
    functions.open("coalesce", 0, Builtins.ANY, Choices::coalesce);
    functions.open("ternary", 3, 3, Choices::ternary);
    functions.open("empty", 1, 1, a -> empty(a.get(0)));
    functions.strict(
        "all", 0, Builtins.ANY, a -> Datum.of(a.values().stream().noneMatch(Choices::isEmpty)));
    functions.strict(
        "any", 0, Builtins.ANY, a -> Datum.of(!a.values().stream().allMatch(Choices::isEmpty)));
    functions.strict("kindOf", 1, 1, a -> Datum.of(Kinds.kind(a.get(0))));
    functions.strict("kindIs", 2, 2, a -> Datum.of(a.text(0).equals(Kinds.kind(a.get(1)))));
    functions.strict("typeOf", 1, 1, a -> Datum.of(Kinds.type(a.get(0))));
    functions.strict("typeIs", 2, 2, a -> Datum.of(a.text(0).equals(Kinds.type(a.get(1)))));
    functions.strict("typeIsLike", 2, 2, Choices::typeIsLike);
  }

  /** Returns whether a value is empty, or the value where that isn't known. */
  static Datum empty(Datum datum) {
    return switch (Emptiness.of(datum)) {
      case EMPTY -> Datum.TRUE;
      case FULL -> Datum.FALSE;
      case UNKNOWN -> UnknownMark.in(datum).<Datum>map(Datum.Unknown::plain).orElse(datum);
    };
  }

  private static boolean isEmpty(Datum datum) {
    return Emptiness.of(datum) == Emptiness.EMPTY;
  }

  private static Datum defaulted(Arguments a) {
    boolean given = a.count() == 2 && !isEmpty(a.get(1));
    return given ? a.get(1) : a.get(0);
  }

  private static Datum coalesce(Arguments a) {
    return a.values().stream().filter(value -> !isEmpty(value)).findFirst().orElse(Datum.NIL);
  }

  private static Datum ternary(Arguments a) {
    if (a.get(2) instanceof Datum.Truth truth) {
      return truth.value() ? a.get(0) : a.get(1);
    }
    return UnknownMark.in(a.get(2))
        .<Datum>map(unknown -> unknown)
        .orElseThrow(() ->
            new io.driftwarden.helm.value.BadArgument(
                "The third argument has to be true or false."));
  }

  private static Datum typeIsLike(Arguments a) {
    String type = Kinds.type(a.get(1));
    return Datum.of(a.text(0).equals(type) || a.text(0).equals("*" + type));
  }
}

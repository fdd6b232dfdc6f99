package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import java.util.Set;

/** Sprig's defaults and choices, and what kind a value is. */
final class Choices {
  private static final Set<String> NEVER_RANDOM = Set.of("bool", "invalid", "map", "slice");

  private Choices() {}

  static void declare(Functions functions) {
    functions.open("default", "any any...", Choices::defaulted);
    functions.open("coalesce", "any...", Choices::coalesce);
    functions.open("ternary", "any any bool", Choices::ternary);
    functions.open("empty", "any", a -> empty(a.get(0)));
    functions.strict(
        "all", "any...", a -> Datum.of(a.values().stream().noneMatch(Choices::isEmpty)));
    functions.strict(
        "any", "any...", a -> Datum.of(!a.values().stream().allMatch(Choices::isEmpty)));
    functions.strict("kindOf", "any", a -> Datum.of(Kinds.kind(a.get(0))));
    functions.open("kindIs", "string any", Choices::kindIs);
    functions.strict("typeOf", "any", a -> Datum.of(Kinds.type(a.get(0))));
    functions.strict("typeIs", "string any", a -> is(a, Kinds.type(a.get(1))));
    functions.strict("typeIsLike", "string any", Choices::typeIsLike);
  }

  /** What is random may be text or an object with fields, and is neither a list nor nothing. */
  private static Datum kindIs(Arguments a) {
    Datum value = a.get(1);
    if (value instanceof Datum.Unknown unknown) {
      return unknown.full() && NEVER_RANDOM.contains(a.text(0)) ? Datum.FALSE : unknown.plain();
    }
    return value instanceof Datum.Text text && UnknownMark.alone(text.value())
        ? UnknownMark.in(value).<Datum>map(Datum.Unknown::plain).orElse(value)
        : is(a, Kinds.kind(value));
  }

  private static Datum is(Arguments a, String name) {
    return Datum.of(a.text(0).equals(name));
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
    boolean given = a.count() > 1 && !isEmpty(a.get(1));
    return given ? a.get(1) : a.get(0);
  }

  private static Datum coalesce(Arguments a) {
    return a.values().stream().filter(value -> !isEmpty(value)).findFirst().orElse(Datum.NIL);
  }

  private static Datum ternary(Arguments a) {
    return a.get(2) instanceof Datum.Truth truth
        ? a.get(truth.value() ? 0 : 1)
        : UnknownMark.in(a.get(2)).<Datum>map(unknown -> unknown).orElse(Datum.NIL);
  }

  private static Datum typeIsLike(Arguments a) {
    String type = Kinds.type(a.get(1));
    return Datum.of(a.text(0).equals(type) || type.equals("*" + a.text(0)));
  }
}

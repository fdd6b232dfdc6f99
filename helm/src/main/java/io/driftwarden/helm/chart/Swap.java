package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;

/** A copy of values in which one of them is another, wherever it was handed on to. */
final class Swap {
  private final Datum old;
  private final Datum other;

  private Swap(Datum old, Datum other) {
    this.old = old;
    this.other = other;
  }

  static Datum in(Datum values, Datum old, Datum other) {
    return new Swap(old, other).copy(values);
  }

  @SuppressWarnings("ReferenceEquality") // An equal value may be written elsewhere.
  private Datum copy(Datum value) {
    if (value == old) {
      return other;
    }
    return switch (value) {
      case Datum.Dict dict -> {
        Datum.Dict copy = new Datum.Dict();
        dict.entries().forEach((key, inner) -> copy.put(key, copy(inner)));
        yield copy;
      }
      case Datum.Items items -> {
        List<Datum> copies = new ArrayList<>();
        items.items().forEach(item -> copies.add(copy(item)));
        yield new Datum.Items(List.copyOf(copies), items.element(), items.none());
      }
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Native _,
          Datum.Unknown _ ->
          value;
    };
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import java.nio.charset.StandardCharsets;

/** Go's {@code index} and {@code len}. */
final class Indexing {
  private Indexing() {}

  static void declare(Functions functions) {
    functions.open("index", 1, Builtins.ANY, Indexing::index);
    functions.strict("len", 1, 1, a -> Datum.of(length(a.get(0))));
  }

  private static Datum index(Arguments a) {
    Datum here = a.get(0);
    for (Datum step : a.values().subList(1, a.count())) {
      here = step(here, step);
    }
    return here;
  }

  private static Datum step(Datum here, Datum step) {
    return switch (here) {
      case Datum.Unknown unknown -> unknown;
      case Datum.Dict dict -> dict.get(Printing.text(step));
      case Datum.Items items when step instanceof Datum.Whole whole -> at(items, whole.value());
      case Datum.Native object -> object.entries().get(Printing.text(step));
      case Datum.Nil _ ->
          throw new BadArgument("There is nothing to look into: the value is missing.");
      case Datum.Items _, Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _ ->
          throw new BadArgument(
              "A value of kind %s has no index of kind %s."
                  .formatted(Kinds.kind(here), Kinds.kind(step)));
    };
  }

  private static Datum at(Datum.Items items, long index) {
    if (index < 0 || index >= items.items().size()) {
      throw new BadArgument(
          "The index is %d and the list has %d items.".formatted(index, items.items().size()));
    }
    return items.items().get((int) index);
  }

  private static long length(Datum datum) {
    return switch (datum) {
      case Datum.Items items -> items.items().size();
      case Datum.Dict dict -> dict.entries().size();
      case Datum.Native object -> object.entries().entries().size();
      case Datum.Text text -> text.value().getBytes(StandardCharsets.UTF_8).length;
      case Datum.Nil _, Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Unknown _ ->
          throw new BadArgument("A value of kind %s has no length.".formatted(Kinds.kind(datum)));
    };
  }
}

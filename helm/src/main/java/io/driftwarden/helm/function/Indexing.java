package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Bytes;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import io.driftwarden.helm.value.Kinds;
import java.util.List;

/** Go's {@code index} and {@code len}. */
final class Indexing {
  private Indexing() {}

  static void declare(Functions functions) {
    functions.open("index", "any any...", Indexing::index);
    functions.strict("len", "any", a -> Datum.of(length(a.get(0))));
  }

  private static Datum index(Arguments a) {
    Datum here = a.get(0);
    if (here instanceof Datum.Nil) {
      throw new BadArgument("index of untyped nil");
    }
    for (Datum step : a.values().subList(1, a.count())) {
      here = step(here, step);
    }
    return here;
  }

  private static Datum step(Datum here, Datum step) {
    return switch (here) {
      case Datum.Unknown unknown -> unknown;
      case Datum.Dict dict -> entry(dict, step);
      case Datum.Items items -> at(items.items(), step);
      case Datum.Text text -> at(bytes(text), step);
      case Datum.Native object when object.isMap() -> entry(object.entries(), step);
      case Datum.Nil _ -> throw new BadArgument("index of nil pointer");
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Native _ ->
          throw new BadArgument("can't index item of type " + Kinds.type(here).replace("*", ""));
    };
  }

  private static List<Datum> bytes(Datum.Text text) {
    return ((Datum.Items) Bytes.of(GoText.bytes(text.value()))).items();
  }

  private static Datum entry(Datum.Dict dict, Datum key) {
    return switch (key) {
      case Datum.Text text ->
          dict.get(text.value(), dict.type().equals(Datum.Dict.TEXTS) ? Datum.of("") : Datum.NIL);
      case Datum.Unknown unknown -> unknown;
      case Datum.Nil _ -> throw new BadArgument("value is nil; should be of type string");
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Items _,
          Datum.Dict _,
          Datum.Native _ ->
          throw new BadArgument("value has type %s; should be string".formatted(Kinds.type(key)));
    };
  }

  private static Datum at(List<Datum> items, Datum index) {
    return switch (index) {
      case Datum.Whole whole -> at(items, whole.value());
      case Datum.Unknown unknown -> unknown;
      case Datum.Nil _ -> throw new BadArgument("cannot index slice/array with nil");
      case Datum.Truth _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Items _,
          Datum.Dict _,
          Datum.Native _ ->
          throw new BadArgument("cannot index slice/array with type " + Kinds.type(index));
    };
  }

  private static Datum at(List<Datum> items, long index) {
    if (index < 0 || index > items.size()) {
      throw new BadArgument("index out of range: " + index);
    }
    if (index == items.size()) {
      throw new BadArgument("reflect: slice index out of range");
    }
    return items.get((int) index);
  }

  private static long length(Datum datum) {
    return switch (datum) {
      case Datum.Items items -> items.items().size();
      case Datum.Dict dict -> dict.entries().size();
      case Datum.Native object when object.isMap() -> object.entries().entries().size();
      case Datum.Text text -> ByteText.of(text.value()).length();
      case Datum.Nil _ -> throw new BadArgument("len of nil pointer");
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Native _, Datum.Unknown _ ->
          throw new BadArgument("len of type " + Kinds.type(datum).replace("*", ""));
    };
  }
}

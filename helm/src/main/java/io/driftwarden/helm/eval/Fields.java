package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import java.util.List;
import java.util.function.Supplier;

/** Reads fields and calls methods. */
final class Fields {
  private Fields() {}

  static Datum read(Datum base, String name, Supplier<Place> place) {
    return switch (base) {
      case Datum.Dict dict -> dict.get(name);
      case Datum.Unknown unknown -> unknown;
      case Datum.Nil _ -> throw RenderProblem.missing(name, place.get());
      case Datum.Native object when object.fields().containsKey(name) ->
          object.fields().getOrDefault(name, Datum.NIL);
      case Datum.Native object when object.methods().containsKey(name) ->
          call(object, name, List.of(), place);
      case Datum.Text text when UnknownMark.alone(text.value()) -> UnknownMark.read(text.value());
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Items _,
          Datum.Native _ ->
          throw RenderProblem.noField(name, Kinds.type(base), place.get());
    };
  }

  static Datum call(Datum receiver, String name, List<Datum> arguments, Supplier<Place> place) {
    if (receiver instanceof Datum.Unknown) {
      return receiver;
    }
    Datum.Method method =
        receiver instanceof Datum.Native object ? object.methods().get(name) : null;
    if (method == null) {
      throw RenderProblem.notAFunction(place.get());
    }
    for (Datum argument : arguments) {
      if (argument instanceof Datum.Unknown) {
        return argument;
      }
    }
    try {
      return method.call(arguments);
    } catch (BadArgument e) {
      throw RenderProblem.bad(e, name, place.get());
    }
  }
}

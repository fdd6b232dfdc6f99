package io.driftwarden.helm.eval;

import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the fields of values, and calls their methods. */
final class Fields {
  private static final String INTERFACE = "interface {}";

  private final Scope scope;

  Fields(Scope scope) {
    this.scope = scope;
  }

  /**
   * Returns what a path leads to.
   *
   * @param arguments what the last of the path is called with, if it is called
   */
  Datum read(Datum base, List<String> path, Optional<Supplier<List<Datum>>> arguments) {
    if (base instanceof Datum.Nil(boolean typed) && (!typed || path.isEmpty())) {
      // Go minds a missing value only where it knows that something could have been there.
      return base;
    }
    Datum value = base;
    String type = base instanceof Datum.Nil ? INTERFACE : Kinds.type(base);
    for (int i = 0; i < path.size(); i++) {
      boolean struct = value instanceof Datum.Native object && !object.isMap();
      Optional<Supplier<List<Datum>>> given = i == path.size() - 1 ? arguments : Optional.empty();
      value = step(value, type, path.get(i), given);
      type = struct ? Kinds.type(value) : INTERFACE;
    }
    return value;
  }

  private Datum step(
      Datum base, String type, String name, Optional<Supplier<List<Datum>>> arguments) {
    return switch (base) {
      case Datum.Dict dict -> entry(dict, name, arguments);
      case Datum.Unknown unknown -> unknown;
      case Datum.Nil _ -> throw RenderProblem.missing(name, type, scope);
      case Datum.Native object -> member(object, name, arguments);
      case Datum.Text text when UnknownMark.alone(text.value()) -> UnknownMark.read(text.value());
      case Datum.Items items
          when items.element() == Datum.Element.API_VERSION && name.equals("Has") ->
          call(given -> has(items, given), name, arguments.map(Supplier::get).orElse(List.of()));
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _, Datum.Items _ ->
          throw RenderProblem.noField(name, type, scope);
    };
  }

  private static Datum has(Datum.Items versions, List<Datum> arguments) {
    if (arguments.size() != 1 || !(arguments.getFirst() instanceof Datum.Text version)) {
      throw new BadArgument("Has takes one API version.");
    }
    return Datum.of(versions.items().contains(version));
  }

  private Datum entry(Datum.Dict dict, String name, Optional<Supplier<List<Datum>>> arguments) {
    if (dict.type().equals(Datum.Dict.VALUES) && name.equals("AsMap")) {
      return dict.as(Datum.Dict.ANY);
    }
    if (dict.type().equals(Datum.Dict.VALUES) && name.equals("YAML")) {
      return Datum.of(YamlWriter.write(dict) + "\n");
    }
    if (arguments.isPresent()) {
      throw RenderProblem.notAFunction(name + " is not a method but has arguments", scope);
    }
    Datum none = dict.type().equals(Datum.Dict.TEXTS) ? Datum.of("") : Datum.NIL;
    return dict.get(name, none);
  }

  private Datum member(
      Datum.Native object, String name, Optional<Supplier<List<Datum>>> arguments) {
    Datum.Method method = object.methods().get(name);
    if (method != null) {
      return call(method, name, arguments.map(Supplier::get).orElse(List.of()));
    }
    Datum field = object.fields().get(name);
    if (field == null) {
      throw RenderProblem.noField(name, object.type(), scope);
    }
    if (arguments.isPresent()) {
      throw RenderProblem.notAFunction(
          name + " has arguments but cannot be invoked as function", scope);
    }
    return field;
  }

  private Datum call(Datum.Method method, String name, List<Datum> arguments) {
    for (Datum argument : arguments) {
      if (argument instanceof Datum.Unknown) {
        return argument;
      }
    }
    try {
      return method.call(arguments);
    } catch (BadArgument e) {
      throw RenderProblem.bad(e, name, scope);
    }
  }
}

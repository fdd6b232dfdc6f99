package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.syntax.Command;
import io.driftwarden.helm.syntax.Expression;
import io.driftwarden.helm.syntax.Pipeline;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Computes what stands inside of an action. */
final class Pipelines {
  /** Functions that make nothing empty of what is random: letters, digits, certificates. */
  private static final Set<String> KEEP_FULL =
      Set.of(
          "b32enc",
          "b64dec",
          "b64enc",
          "lower",
          "sha1sum",
          "sha256sum",
          "sha512sum",
          "title",
          "trim",
          "trimAll",
          "trimall",
          "trunc",
          "upper");

  private final Functions functions;
  private final Budget budget;
  private final Runtime runtime;

  Pipelines(Functions functions, Budget budget, Runtime runtime) {
    this.functions = functions;
    this.budget = budget;
    this.runtime = runtime;
  }

  /** Returns a pipeline's value, its variables set. */
  Datum value(Pipeline pipeline, Datum dot, Scope scope) {
    Datum value = unassigned(pipeline, dot, scope);
    for (String name : pipeline.variables()) {
      if (pipeline.declares()) {
        scope.declare(name, value);
      } else {
        scope.assign(name, value);
      }
    }
    return value;
  }

  /** Returns a pipeline's value and leaves its variables to the caller. */
  Datum unassigned(Pipeline pipeline, Datum dot, Scope scope) {
    Optional<Datum> value = Optional.empty();
    for (Command command : pipeline.commands()) {
      value = Optional.of(command(command, value, dot, scope));
    }
    return value.orElseThrow();
  }

  private Datum command(Command command, Optional<Datum> piped, Datum dot, Scope scope) {
    budget.step();
    Expression first = command.first();
    if (first instanceof Expression.Identifier identifier) {
      return call(identifier, command, piped, dot, scope);
    }
    if (command.arguments().isEmpty() && piped.isEmpty()) {
      return expression(first, dot, scope);
    }
    return method(command, piped, dot, scope);
  }

  private Datum expression(Expression expression, Datum dot, Scope scope) {
    return switch (expression) {
      case Expression.Dot _ -> dot;
      case Expression.Nil _ -> Datum.NIL;
      case Expression.Truth truth -> Datum.of(truth.value());
      case Expression.Whole whole -> Datum.of(whole.value());
      case Expression.Fraction fraction -> Datum.of(fraction.value());
      case Expression.Text text -> Datum.of(text.value());
      case Expression.Field field -> read(dot, field.path(), field, scope);
      case Expression.Variable variable ->
          read(scope.get(variable.name()), variable.path(), variable, scope);
      case Expression.Chain chain ->
          read(expression(chain.base(), dot, scope), chain.path(), chain, scope);
      case Expression.Identifier identifier ->
          call(identifier, new Command(List.of(identifier)), Optional.empty(), dot, scope);
      case Expression.Nested nested -> nested(nested, dot, scope);
    };
  }

  private Datum nested(Expression.Nested nested, Datum dot, Scope scope) {
    budget.enter();
    int before = scope.size();
    Datum value = value(nested.pipeline(), dot, scope);
    scope.forgetTo(before);
    budget.leave();
    return value;
  }

  private static Place place(Expression expression, Scope scope) {
    return scope.template().source().place(expression.start(), expression.end());
  }

  private Datum read(Datum base, List<String> path, Expression at, Scope scope) {
    if (base instanceof Datum.Nil) {
      // Go minds a missing value only inside of a path.
      return base;
    }
    Datum value = base;
    for (String name : path) {
      value = Fields.read(value, name, () -> place(at, scope));
    }
    return value;
  }

  /** A field with arguments: the last of its path has to be a method. */
  private Datum method(Command command, Optional<Datum> piped, Datum dot, Scope scope) {
    Expression first = command.first();
    List<String> path =
        switch (first) {
          case Expression.Field field -> field.path();
          case Expression.Variable variable -> variable.path();
          case Expression.Chain chain -> chain.path();
          case Expression.Dot _,
              Expression.Nil _,
              Expression.Truth _,
              Expression.Whole _,
              Expression.Fraction _,
              Expression.Text _,
              Expression.Identifier _,
              Expression.Nested _ ->
              List.of();
        };
    if (path.isEmpty()) {
      throw RenderProblem.notAFunction(place(first, scope));
    }
    Datum receiver =
        read(receiver(first, dot, scope), path.subList(0, path.size() - 1), first, scope);
    List<Datum> arguments = arguments(command, piped, dot, scope);
    return Fields.call(receiver, path.getLast(), arguments, () -> place(first, scope));
  }

  private Datum receiver(Expression first, Datum dot, Scope scope) {
    return switch (first) {
      case Expression.Variable variable -> scope.get(variable.name());
      case Expression.Chain chain -> expression(chain.base(), dot, scope);
      case Expression.Field _,
          Expression.Dot _,
          Expression.Nil _,
          Expression.Truth _,
          Expression.Whole _,
          Expression.Fraction _,
          Expression.Text _,
          Expression.Identifier _,
          Expression.Nested _ ->
          dot;
    };
  }

  private List<Datum> arguments(Command command, Optional<Datum> piped, Datum dot, Scope scope) {
    List<Datum> arguments = new ArrayList<>();
    command.arguments().forEach(operand -> arguments.add(expression(operand, dot, scope)));
    piped.ifPresent(arguments::add);
    return arguments;
  }

  private Datum call(
      Expression.Identifier name, Command command, Optional<Datum> piped, Datum dot, Scope scope) {
    if (name.name().equals("and") || name.name().equals("or")) {
      return shortCircuit(name, command, piped, dot, scope);
    }
    Place place = place(name, scope);
    Declared function = functions.find(name.name());
    List<Datum> arguments = arguments(command, piped, dot, scope);
    if (arguments.size() < function.least() || arguments.size() > function.most()) {
      throw RenderProblem.argumentCount(function, arguments.size(), place);
    }
    return apply(function, arguments, place);
  }

  private Datum apply(Declared function, List<Datum> arguments, Place place) {
    try {
      arguments.forEach(argument -> budget.spend(size(argument)));
      Optional<Datum.Unknown> unknown = function.open() ? Optional.empty() : unknown(arguments);
      if (unknown.isPresent()) {
        return KEEP_FULL.contains(function.name()) ? unknown.get() : unknown.get().plain();
      }
      Datum result = function.body().apply(new Arguments(arguments, runtime));
      budget.spend(size(result));
      return result;
    } catch (UnknownArgument e) {
      return e.unknown();
    } catch (BadArgument e) {
      throw RenderProblem.bad(e, function.name(), place);
    } catch (DiagnosticException e) {
      throw RenderProblem.calledFrom(e, function.name(), place);
    }
  }

  private Optional<Datum.Unknown> unknown(List<Datum> arguments) {
    Walk walk = new Walk();
    Optional<Datum.Unknown> found =
        arguments.stream()
            .flatMap(argument -> UnknownMark.in(argument, walk, 0).stream())
            .findFirst();
    budget.spend(walk.steps());
    return found;
  }

  /** Returns how much there is of a value at its first level. */
  private static int size(Datum datum) {
    return switch (datum) {
      case Datum.Text text -> text.value().length();
      case Datum.Items items -> items.items().size();
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Dict _,
          Datum.Native _,
          Datum.Unknown _ ->
          1;
    };
  }

  /** {@code and} gives the first empty argument, {@code or} the first full one, else the last. */
  private Datum shortCircuit(
      Expression.Identifier name, Command command, Optional<Datum> piped, Datum dot, Scope scope) {
    Emptiness stop = name.name().equals("and") ? Emptiness.EMPTY : Emptiness.FULL;
    Datum last = Datum.NIL;
    for (Expression operand : command.arguments()) {
      last = expression(operand, dot, scope);
      if (Emptiness.of(last) != opposite(stop)) {
        return last;
      }
    }
    return piped.orElse(last);
  }

  private static Emptiness opposite(Emptiness stop) {
    return stop == Emptiness.EMPTY ? Emptiness.FULL : Emptiness.EMPTY;
  }
}

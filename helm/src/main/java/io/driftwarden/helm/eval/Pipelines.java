package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.syntax.Command;
import io.driftwarden.helm.syntax.Expression;
import io.driftwarden.helm.syntax.Node;
import io.driftwarden.helm.syntax.Pipeline;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Computes what stands inside of an action, in the order and with the checks that Go has. */
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
    scope.at(pipeline);
    Optional<Datum> value = Optional.empty();
    for (Command command : pipeline.commands()) {
      value = Optional.of(untyped(command(command, value, new Frame(dot, scope))));
    }
    return value.orElseThrow();
  }

  /** Only what {@code range} itself gives is an item that is nothing. */
  private static Datum untyped(Datum value) {
    return value instanceof Datum.Nil ? Datum.NIL : value;
  }

  /** What a command sees beside its arguments. */
  private record Frame(Datum dot, Scope scope) {}

  private Datum command(Command command, Optional<Datum> piped, Frame frame) {
    budget.step();
    return switch (command.first()) {
      case Expression.Identifier name -> call(new Call(name.name(), command, name), piped, frame);
      case Expression.Field field -> read(field, command, piped, frame);
      case Expression.Chain chain -> read(chain, command, piped, frame);
      case Expression.Variable variable -> read(variable, command, piped, frame);
      case Expression.Nested nested -> {
        refuseArguments(command, piped, frame);
        yield nested(nested, frame);
      }
      case Expression.Nil nil -> {
        frame.scope().at(nil);
        refuseArguments(command, piped, frame);
        throw RenderProblem.of("nil is not a command", frame.scope());
      }
      case Expression.Dot _,
          Expression.Truth _,
          Expression.Whole _,
          Expression.Fraction _,
          Expression.Text _ -> {
        frame.scope().at(command.first());
        refuseArguments(command, piped, frame);
        yield operand(command.first(), frame);
      }
    };
  }

  private static void refuseArguments(Command command, Optional<Datum> piped, Frame frame) {
    if (!command.arguments().isEmpty() || piped.isPresent()) {
      throw RenderProblem.notAFunction(
          "can't give argument to non-function " + frame.scope().spelled(command.first()),
          frame.scope());
    }
  }

  /** A path that may end in a method, which is given the arguments. */
  private Datum read(Expression first, Command command, Optional<Datum> piped, Frame frame) {
    frame.scope().at(first);
    boolean called = !command.arguments().isEmpty() || piped.isPresent();
    if (!called) {
      return operand(first, frame);
    }
    if (first instanceof Expression.Variable variable && variable.path().isEmpty()) {
      refuseArguments(command, piped, frame);
    }
    Datum base = base(first, frame);
    return new Fields(frame.scope())
        .read(base, path(first), Optional.of(() -> arguments(command, piped, frame)));
  }

  private List<Datum> arguments(Command command, Optional<Datum> piped, Frame frame) {
    List<Datum> arguments = new ArrayList<>();
    command.arguments().forEach(argument -> arguments.add(operand(argument, frame)));
    piped.ifPresent(arguments::add);
    return arguments;
  }

  private Datum base(Expression first, Frame frame) {
    return switch (first) {
      case Expression.Variable variable -> frame.scope().get(variable.name());
      case Expression.Chain chain -> chainBase(chain, frame);
      case Expression.Field _,
          Expression.Dot _,
          Expression.Nil _,
          Expression.Truth _,
          Expression.Whole _,
          Expression.Fraction _,
          Expression.Text _,
          Expression.Identifier _,
          Expression.Nested _ ->
          frame.dot();
    };
  }

  private Datum chainBase(Expression.Chain chain, Frame frame) {
    if (chain.base() instanceof Expression.Nil) {
      throw RenderProblem.of(
          "indirection through explicit nil in " + frame.scope().spelled(chain), frame.scope());
    }
    return operand(chain.base(), frame);
  }

  private static List<String> path(Expression first) {
    return switch (first) {
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
  }

  private Datum operand(Expression expression, Frame frame) {
    frame.scope().at(expression);
    return switch (expression) {
      case Expression.Dot _ -> frame.dot();
      case Expression.Nil _ -> Datum.NIL;
      case Expression.Truth truth -> Datum.of(truth.value());
      case Expression.Whole whole -> Datum.of(whole.value());
      case Expression.Fraction fraction -> Datum.of(fraction.value());
      case Expression.Text text -> Datum.of(text.value());
      case Expression.Field _, Expression.Variable _, Expression.Chain _ ->
          new Fields(frame.scope())
              .read(base(expression, frame), path(expression), Optional.empty());
      case Expression.Identifier name ->
          call(new Call(name.name(), new Command(List.of(name)), name), Optional.empty(), frame);
      case Expression.Nested nested -> nested(nested, frame);
    };
  }

  private Datum nested(Expression.Nested nested, Frame frame) {
    budget.enter();
    int before = frame.scope().size();
    Datum value = value(nested.pipeline(), frame.dot(), frame.scope());
    frame.scope().forgetTo(before);
    budget.leave();
    return value;
  }

  /** The call of a function, and which part of the template errors in it are about. */
  private record Call(String name, Command command, Node about) {}

  private Datum call(Call call, Optional<Datum> piped, Frame frame) {
    Scope scope = frame.scope();
    scope.at(call.about());
    Declared function = functions.find(call.name());
    List<Expression> operands = call.command().arguments();
    int count = operands.size() + (piped.isPresent() ? 1 : 0);
    if (!function.signature().takes(count)) {
      throw RenderProblem.argumentCount(function, count, operands.size(), scope);
    }
    if (call.name().equals("and") || call.name().equals("or")) {
      return shortCircuit(call, piped, frame);
    }
    List<Datum> arguments = new ArrayList<>(count);
    for (int i = 0; i < operands.size(); i++) {
      arguments.add(argument(operands.get(i), function.signature().at(i), frame));
    }
    piped.ifPresent(value -> {
      checkType(value, function.signature().at(operands.size()), false, scope);
      arguments.add(value);
    });
    if (call.name().equals("call")) {
      throw notCallable(call, arguments, scope);
    }
    return apply(function, call, arguments, scope);
  }

  private static String piped(Datum callee) {
    return callee instanceof Datum.Text text ? text.value() : "<" + Kinds.type(callee) + " Value>";
  }

  /** No value of a chart is a function. */
  private static DiagnosticException notCallable(Call call, List<Datum> arguments, Scope scope) {
    scope.at(call.command());
    Datum callee = arguments.getFirst();
    List<Expression> operands = call.command().arguments();
    String name = operands.isEmpty() ? piped(callee) : scope.spelled(operands.getFirst());
    return RenderProblem.of(
        callee instanceof Datum.Nil
            ? "error calling call: call of nil"
            : "error calling call: non-function %s of type %s"
                .formatted(name.replaceFirst("^\\((.*)\\)$", "$1"), Kinds.type(callee)),
        scope);
  }

  /** Evaluates an argument; a literal is read as the parameter's type wants it. */
  private Datum argument(Expression operand, Parameter parameter, Frame frame) {
    Scope scope = frame.scope();
    return switch (operand) {
      case Expression.Truth _, Expression.Whole _, Expression.Fraction _, Expression.Text _ -> {
        scope.at(operand);
        yield Literals.read(operand, parameter, scope);
      }
      case Expression.Nil nil -> {
        scope.at(nil);
        if (!parameter.takesNil()) {
          throw RenderProblem.of("cannot assign nil to " + parameter.type(), scope);
        }
        yield Datum.NIL;
      }
      case Expression.Field _, Expression.Variable _, Expression.Chain _ -> {
        scope.at(operand);
        Datum base = base(operand, frame);
        Datum value = new Fields(scope).read(base, path(operand), Optional.empty());
        boolean inPath = !(base instanceof Datum.Nil) && !path(operand).isEmpty();
        yield checked(value, parameter, inPath, scope);
      }
      case Expression.Dot _, Expression.Identifier _, Expression.Nested _ ->
          checked(operand(operand, frame), parameter, false, scope);
    };
  }

  private static Datum checked(Datum value, Parameter parameter, boolean inPath, Scope scope) {
    checkType(value, parameter, inPath || value.equals(Datum.NIL_ITEM), scope);
    return untyped(value);
  }

  /**
   * Refuses a value that a parameter can't have.
   *
   * @param inPath whether it was read from a path that begins with a value, where Go holds nil with
   *     a type of its own
   */
  private static void checkType(Datum value, Parameter parameter, boolean inPath, Scope scope) {
    if (value instanceof Datum.Nil) {
      if (inPath && parameter != Parameter.ANY) {
        throw RenderProblem.wrongType(parameter, Parameter.ANY.type(), scope);
      }
      if (!parameter.takesNil()) {
        throw RenderProblem.of("invalid value; expected " + parameter.type(), scope);
      }
    } else if (!parameter.takes(value)) {
      throw RenderProblem.wrongType(parameter, Kinds.type(value), scope);
    }
  }

  private Datum apply(Declared function, Call call, List<Datum> arguments, Scope scope) {
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
      scope.at(call.command());
      throw RenderProblem.bad(e, function.name(), scope);
    } catch (DiagnosticException e) {
      scope.at(call.command());
      throw RenderProblem.calledFrom(e, function.name(), scope);
    }
  }

  private Optional<Datum.Unknown> unknown(List<Datum> arguments) {
    Walk walk = new Walk();
    Optional<Datum.Unknown> found = Optional.empty();
    for (int i = 0; i < arguments.size() && found.isEmpty(); i++) {
      found = UnknownMark.in(arguments.get(i), walk, 0);
    }
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
  private Datum shortCircuit(Call call, Optional<Datum> piped, Frame frame) {
    Emptiness goesOn = call.name().equals("and") ? Emptiness.FULL : Emptiness.EMPTY;
    Datum last = Datum.NIL;
    for (Expression argument : call.command().arguments()) {
      last = argument(argument, Parameter.ANY, frame);
      if (Emptiness.of(last) != goesOn) {
        return last;
      }
    }
    return piped.orElse(last);
  }
}

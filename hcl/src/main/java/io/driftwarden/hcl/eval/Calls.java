package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.function.FunctionContext;
import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Function calls. */
final class Calls {
  private static final String RETRIEVED =
      "templatestring is only for rendering templates retrieved dynamically from elsewhere";

  /** A function since Terraform 1.15, whose second argument is a type and no value. */
  private static final String CONVERT = "convert";

  private static final Set<String> TEMPLATES = Set.of("templatefile", "templatestring");

  private final Evaluator evaluator;
  private final Budget budget;
  private final FunctionContext context;

  /** The template function whose template is evaluated; empty outside of one. */
  private String template = "";

  Calls(Evaluator evaluator, Budget budget, FunctionContext context) {
    this.evaluator = evaluator;
    this.budget = budget;
    this.context = context;
  }

  Value of(Expression.Call call, Scope scope) {
    String name = Functions.plain(call.name());
    if (call.name().startsWith("provider::")) {
      return Operators.unknown("functions of providers are not run", call.place());
    }
    if (!Functions.names().contains(name) && !name.equals(CONVERT)) {
      throw unknownFunction(call);
    }
    return switch (name) {
      case "try" -> attempts(call, scope);
      case "can" -> can(call, scope);
      case CONVERT -> converted(call, scope);
      default -> apply(call, name, scope);
    };
  }

  private static DiagnosticException unknownFunction(Expression.Call call) {
    return Mistake.at(
        call.namePlace(),
        "hcl_unknown_function",
        "There is no such function",
        "\"%s\" is no function.%s"
            .formatted(call.name(), Nearest.hint(call.name(), Functions.names())));
  }

  private Value apply(Expression.Call call, String name, Scope scope) {
    if (!call.expand()) {
      checkNumber(call);
    }
    checkTemplate(call, name);
    List<Value> values = new ArrayList<>();
    call.arguments().forEach(argument -> values.add(evaluator.evaluate(argument, scope)));
    if (call.expand()) {
      Value last = values.removeLast();
      if (last instanceof Value.Unknown unknown && isExpandable(last.type())) {
        return Operators.unknown(unknown.reason(), call.place()).and(last.mark());
      }
      values.addAll(expanded(last, call.place()));
    }
    if (!values.isEmpty()) {
      checkSource(call, name, values.getLast());
    }
    values.forEach(value -> budget.spend(value.weight() >> 4, call.place()));
    Value result = TEMPLATES.contains(name) ? template(call, name, values) : made(call, values);
    budget.spend(result.weight(), call.place());
    return result instanceof Value.Unknown || result.mark().origin() == null
        ? result.at(call.place())
        : result;
  }

  private static void checkNumber(Expression.Call call) {
    try {
      Functions.check(call.name(), call.arguments().size());
    } catch (FunctionException e) {
      throw failed(call, e.reason());
    }
  }

  private static DiagnosticException failed(Expression.Call call, String sentence) {
    return Mistake.at(call.place(), "hcl_function", "Function can't be applied", sentence);
  }

  private static boolean isExpandable(Type type) {
    return type instanceof Type.Any || type.isSequence();
  }

  private static List<Value> expanded(Value last, Place place) {
    if (last instanceof Value.Null && isExpandable(last.type())) {
      throw Mistake.type(place, "The expanding argument (indicated by ...) must not be null.");
    }
    if (!(last instanceof Value.Items items)) {
      throw Mistake.type(
          place,
          "The expanding argument (indicated by ...) must be of a tuple, list, or set type.");
    }
    return items.items().stream().map(item -> item.and(items.mark())).toList();
  }

  private Value made(Expression.Call call, List<Value> values) {
    try {
      return Functions.call(call.name(), values, context);
    } catch (FunctionException e) {
      throw failed(call, e.reason());
    }
  }

  private Value template(Expression.Call call, String name, List<Value> values) {
    template = name;
    try {
      return made(call, values);
    } finally {
      template = "";
    }
  }

  /** A template is not to make another, and text from elsewhere not to read files. */
  private void checkTemplate(Expression.Call call, String name) {
    if (template.isEmpty()) {
      return;
    }
    if (TEMPLATES.contains(name)) {
      throw refused(call, "cannot recursively call %s from inside another template function", name);
    } else if (template.equals("templatestring")
        && (name.startsWith("file") || name.equals("templatefile"))) {
      throw refused(
          call,
          "cannot use filesystem access functions like %s in templatestring templates; consider passing the function result as a template variable instead",
          name);
    }
  }

  private static void checkSource(Expression.Call call, String name, Value variables) {
    if (!name.equals("templatestring") || !variables.isKnown()) {
      return;
    }
    Expression source = call.arguments().getFirst();
    if (!isReference(source)) {
      throw failed(
          call,
          "Invalid value for \"template\" parameter: invalid template expression: %s."
              .formatted(noReference(source)));
    }
  }

  private static String noReference(Expression source) {
    return switch (source) {
      case Expression.Wrapped _ ->
          RETRIEVED
              + "; to treat the inner expression as template syntax, write the reference expression directly without any template interpolation syntax";
      case Expression.TextLiteral _ ->
          RETRIEVED
              + ", and so does not support providing a literal template; consider using a template string expression instead";
      case Expression.Template _ ->
          RETRIEVED
              + "; to render an inline template, consider using a plain template string expression";
      default ->
          "must be a direct reference to a single string from elsewhere, containing valid Terraform template syntax";
    };
  }

  private static boolean isReference(Expression expression) {
    return switch (expression) {
      case Expression.Name _ -> true;
      case Expression.Attribute attribute -> isReference(attribute.source());
      case Expression.Index index -> isReference(index.source());
      case Expression.Splat splat -> isReference(splat.source());
      default -> false;
    };
  }

  private static DiagnosticException refused(Expression.Call call, String why, String name) {
    return failed(
        call, "Call to function \"%s\" failed: %s.".formatted(call.name(), why.formatted(name)));
  }

  private Value attempts(Expression.Call call, Scope scope) {
    Optional<DiagnosticException> mistake = Optional.empty();
    for (Expression argument : call.arguments()) {
      switch (evaluator.attempt(argument, scope)) {
        case Attempt.Success(Value value) -> {
          return wholly(value, call.place());
        }
        case Attempt.Failure(DiagnosticException e) -> mistake = Optional.of(e);
      }
    }
    throw mistake.orElseGet(() -> refused(call, "at least one argument is required", ""));
  }

  /** Terraform knows nothing of what is tried unless it knows all of it. */
  private static Value wholly(Value value, Place place) {
    return value.unknownReason().isEmpty()
        ? value
        : Operators.unknown(Operators.reason(value), place).and(value.mark());
  }

  private Value can(Expression.Call call, Scope scope) {
    checkNumber(call);
    Value result =
        evaluator
            .attempt(call.arguments().getFirst(), scope)
            .value()
            .map(value -> value.unknownReason().isEmpty() ? Value.bool(true) : unknown(value))
            .orElse(Value.bool(false));
    return result.at(call.place());
  }

  private Value converted(Expression.Call call, Scope scope) {
    if (call.arguments().size() != 2 || call.expand()) {
      throw refused(call, "a value and its type are required", "");
    }
    Value value = evaluator.evaluate(call.arguments().getFirst(), scope);
    try {
      return Conversion.to(new Types(evaluator).of(call.arguments().getLast()), value);
    } catch (Conversion.Misfit e) {
      throw refused(call, e.reason(), "");
    }
  }

  private static Value unknown(Value value) {
    return Value.Unknown.of(Type.Primitive.BOOL, Operators.reason(value));
  }
}

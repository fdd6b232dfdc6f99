package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.function.FunctionContext;
import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/** Evaluates expressions of one file set. Not safe for several threads. */
public final class Evaluator {
  private final Budget budget;
  private final FunctionContext context;

  public Evaluator(Budget budget, FunctionContext context) {
    this.budget = budget;
    this.context = context;
  }

  /**
   * Returns the value of an expression.
   *
   * @throws DiagnosticException if it has none
   */
  public Value evaluate(Expression expression, Scope scope) {
    budget.enter(expression.place());
    Value value = value(expression, scope);
    budget.leave(value, expression.place());
    return value;
  }

  private Value value(Expression expression, Scope scope) {
    Place place = expression.place();
    Value.Mark mark = Value.Mark.at(place);
    return switch (expression) {
      case Expression.NullLiteral _ -> new Value.Null(mark);
      case Expression.BoolLiteral(boolean bool, Place _) -> new Value.Bool(bool, mark);
      case Expression.NumberLiteral(var number, Place _) -> new Value.Num(number, mark);
      case Expression.TextLiteral(String text, Place _) -> new Value.Text(text, mark);
      case Expression.Template template -> template(template, scope);
      case Expression.Wrapped(Expression inner, Place _) -> evaluate(inner, scope);
      case Expression.Parenthesized(Expression inner, Place _) -> evaluate(inner, scope);
      case Expression.TemplateIf branch -> templateIf(branch, scope);
      case Expression.TemplateFor loop -> templateFor(loop, scope);
      case Expression.Name _, Expression.Attribute _ -> reference(expression, scope);
      case Expression.Index index -> index(index, scope);
      case Expression.Splat splat -> splat(splat, scope);
      case Expression.SplatItem _ -> name(SPLAT, place, scope);
      case Expression.Conditional conditional -> conditional(conditional, scope);
      case Expression.Binary(var operator, var left, var right, Place _) ->
          Operators.apply(operator, evaluate(left, scope), evaluate(right, scope), place);
      case Expression.Not(Expression operand, Place _) ->
          Operators.not(evaluate(operand, scope), place);
      case Expression.Negate(Expression operand, Place _) ->
          Operators.negate(evaluate(operand, scope), place);
      case Expression.Call call -> call(call, scope);
      case Expression.Tuple(List<Expression> items, Place _) -> {
        List<Value> values = new ArrayList<>();
        items.forEach(item -> values.add(evaluate(item, scope).orAt(item.place())));
        yield new Value.Items(Value.Items.Kind.TUPLE, values, mark);
      }
      case Expression.ObjectOf(List<Expression.Item> items, Place _) -> object(items, scope, mark);
      case Expression.ForTuple loop -> forTuple(loop, scope);
      case Expression.ForObject loop -> forObject(loop, scope);
    };
  }

  private static final String SPLAT = "[*]";

  private Value name(String name, Place place, Scope scope) {
    return scope
        .resolve(List.of(name), place)
        .map(Scope.Meaning::value)
        .orElseThrow(() -> unknownName(name, place));
  }

  private static DiagnosticException unknownName(String name, Place place) {
    return Mistake.at(
        place,
        "hcl_unknown_name",
        "Name means nothing here",
        "There is no \"%s\" to refer to. Variables are var.%s, locals are local.%s."
            .formatted(name, name, name));
  }

  /** Returns what {@code a.b.c} means: as many names as the scope knows, then fields. */
  private Value reference(Expression expression, Scope scope) {
    List<Expression.Attribute> attributes = new ArrayList<>();
    Expression root = expression;
    while (root instanceof Expression.Attribute attribute) {
      attributes.addFirst(attribute);
      root = attribute.source();
    }
    if (!(root instanceof Expression.Name(String name, Place place))) {
      Value value = evaluate(root, scope);
      for (Expression.Attribute attribute : attributes) {
        value = Access.field(value, attribute.name(), attribute.place());
      }
      return value;
    }
    List<String> names = new ArrayList<>(List.of(name));
    attributes.forEach(attribute -> names.add(attribute.name()));
    Scope.Meaning meaning =
        scope.resolve(names, expression.place()).orElseThrow(() -> unknownName(name, place));
    Value value = meaning.value();
    for (int i = meaning.consumed(); i < names.size(); i++) {
      value = Access.field(value, names.get(i), expression.place());
    }
    return value;
  }

  private Value index(Expression.Index index, Scope scope) {
    Value source = evaluate(index.source(), scope);
    return Access.index(source, evaluate(index.key(), scope), index.place());
  }

  private Value splat(Expression.Splat splat, Scope scope) {
    Value source = evaluate(splat.source(), scope);
    Value.Mark mark = new Value.Mark(splat.place(), source.mark().sensitive());
    if (source instanceof Value.Unknown unknown) {
      return unknown.with(mark);
    }
    List<Value> values = new ArrayList<>();
    for (Value item : splatItems(source)) {
      values.add(evaluate(splat.each(), scope.and(SPLAT, item)));
    }
    return new Value.Items(Value.Items.Kind.TUPLE, values, mark);
  }

  /** A splat makes a list of one of what is no list, and an empty one of null. */
  private static List<Value> splatItems(Value source) {
    return switch (source) {
      case Value.Items items -> items.items();
      case Value.Null _ -> List.of();
      default -> List.of(source);
    };
  }

  private Value conditional(Expression.Conditional conditional, Scope scope) {
    Value condition = Operators.bool(evaluate(conditional.condition(), scope), conditional.place());
    if (condition instanceof Value.Bool bool) {
      Value chosen = evaluate(bool.value() ? conditional.then() : conditional.otherwise(), scope);
      Expression other = bool.value() ? conditional.otherwise() : conditional.then();
      Value fitting = isText(chosen, other) ? text(chosen) : chosen;
      return condition.mark().sensitive() ? fitting.asSensitive() : fitting;
    }
    Value then = evaluate(conditional.then(), scope);
    Value otherwise = evaluate(conditional.otherwise(), scope);
    boolean same =
        then.unknownReason().isEmpty()
            && otherwise.unknownReason().isEmpty()
            && Comparison.equal(then, otherwise);
    return same
        ? then
        : new Value.Unknown(
            condition.unknownReason().orElse("its condition is not known"),
            new Value.Mark(conditional.place(), condition.mark().sensitive()));
  }

  /** Both results of a condition have one type: text, where one of them is written as text. */
  private static boolean isText(Value chosen, Expression other) {
    return (chosen instanceof Value.Num || chosen instanceof Value.Bool)
        && (other instanceof Expression.TextLiteral || other instanceof Expression.Template);
  }

  private static Value text(Value value) {
    try {
      return Conversion.text(value);
    } catch (Misfit e) {
      throw new IllegalStateException("numbers and truths are text", e);
    }
  }

  private Value object(List<Expression.Item> items, Scope scope, Value.Mark mark) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (Expression.Item item : items) {
      Value key = evaluate(item.key(), scope);
      if (key.unknownReason().isPresent()) {
        return new Value.Unknown(key.unknownReason().get(), mark);
      }
      fields.put(
          key(key, item.key().place()), evaluate(item.value(), scope).orAt(item.value().place()));
    }
    return Value.Fields.of(fields, mark);
  }

  private static String key(Value key, Place place) {
    try {
      if (Conversion.text(key) instanceof Value.Text(String text, Value.Mark _)) {
        return text;
      }
    } catch (Misfit e) {
      throw Mistake.type(place, "As a key " + e.reason() + ".");
    }
    throw Mistake.type(place, "A key can't be null.");
  }

  private Value template(Expression.Template template, Scope scope) {
    Text text = new Text(budget, template.place());
    template.parts().forEach(part -> text.add(evaluate(part, scope), part.place()));
    return text.value();
  }

  private Value templateIf(Expression.TemplateIf branch, Scope scope) {
    return conditional(
        new Expression.Conditional(
            branch.condition(), branch.then(), branch.otherwise(), branch.place()),
        scope);
  }

  private Value templateFor(Expression.TemplateFor loop, Scope scope) {
    Value collection = evaluate(loop.collection(), scope);
    if (collection instanceof Value.Unknown) {
      return collection;
    }
    Text text = new Text(budget, loop.place());
    for (Map.Entry<Value, Value> each : Access.each(collection, loop.place())) {
      text.add(evaluate(loop.body(), inLoop(loop.key(), loop.value(), each, scope)), loop.place());
    }
    return text.value();
  }

  private static Scope inLoop(
      Optional<String> key, String value, Map.Entry<Value, Value> each, Scope scope) {
    Scope inner = scope.and(value, each.getValue());
    return key.map(name -> inner.and(name, each.getKey())).orElse(inner);
  }

  /** The items of a loop whose condition holds; a condition that is not known is the result. */
  private Optional<Value.Unknown> loop(
      Expression.Loop loop, Scope scope, Place place, Consumer<Scope> body) {
    Value collection = evaluate(loop.collection(), scope);
    if (collection instanceof Value.Unknown unknown) {
      return Optional.of(unknown);
    }
    for (Map.Entry<Value, Value> each : Access.each(collection, place)) {
      Scope inner = inLoop(loop.key(), loop.value(), each, scope);
      boolean wanted = true;
      if (loop.condition().isPresent()) {
        Value condition =
            Operators.bool(evaluate(loop.condition().get(), inner), loop.condition().get().place());
        if (!(condition instanceof Value.Bool bool)) {
          return Optional.of(
              new Value.Unknown(condition.unknownReason().orElse("not known"), Value.Mark.NONE));
        }
        wanted = bool.value();
      }
      if (wanted) {
        body.accept(inner);
      }
    }
    return Optional.empty();
  }

  private Value forTuple(Expression.ForTuple tuple, Scope scope) {
    List<Value> values = new ArrayList<>();
    Optional<Value.Unknown> unknown =
        loop(
            tuple.loop(),
            scope,
            tuple.place(),
            inner -> values.add(evaluate(tuple.value(), inner)));
    return unknown
        .<Value>map(reason -> reason.at(tuple.place()))
        .orElseGet(
            () -> new Value.Items(Value.Items.Kind.TUPLE, values, Value.Mark.at(tuple.place())));
  }

  private Value forObject(Expression.ForObject object, Scope scope) {
    SequencedMap<String, List<Value>> groups = new LinkedHashMap<>();
    List<String> unknownKeys = new ArrayList<>();
    Optional<Value.Unknown> unknown =
        loop(
            object.loop(),
            scope,
            object.place(),
            inner -> {
              Value key = evaluate(object.key(), inner);
              key.unknownReason().ifPresent(unknownKeys::add);
              if (unknownKeys.isEmpty()) {
                groups
                    .computeIfAbsent(key(key, object.key().place()), _ -> new ArrayList<>())
                    .add(evaluate(object.value(), inner));
              }
            });
    Value.Mark mark = Value.Mark.at(object.place());
    if (unknown.isPresent() || !unknownKeys.isEmpty()) {
      String reason = unknown.map(Value.Unknown::reason).orElseGet(unknownKeys::getFirst);
      return new Value.Unknown(reason, mark);
    }
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    groups.forEach((key, values) -> fields.put(key, group(object, key, values)));
    return Value.Fields.of(fields, mark);
  }

  private static Value group(Expression.ForObject object, String key, List<Value> values) {
    if (object.grouped()) {
      return Value.tuple(values);
    }
    if (values.size() > 1) {
      throw Mistake.at(
          object.key().place(),
          "hcl_duplicate_key",
          "Key is made twice",
          "Two items have the key \"%s\". Write \"...\" after the value to group them."
              .formatted(key));
    }
    return values.getFirst();
  }

  private Value call(Expression.Call call, Scope scope) {
    if (call.name().equals("try") || call.name().equals("can")) {
      return attempts(call, scope);
    }
    if (call.name().startsWith("provider::")) {
      return Operators.unknown("functions of providers are not run", call.place());
    }
    String name = call.name().startsWith("core::") ? call.name().substring(6) : call.name();
    if (!Functions.names().contains(name)) {
      throw Mistake.at(
          call.namePlace(),
          "hcl_unknown_function",
          "There is no such function",
          "\"%s\" is no function.%s"
              .formatted(call.name(), Nearest.hint(call.name(), Functions.names())));
    }
    return apply(call, name, arguments(call, scope));
  }

  private Value apply(Expression.Call call, String name, Arguments arguments) {
    if (arguments.unknown().isPresent()) {
      return Operators.unknown(arguments.unknown().get(), call.place());
    }
    try {
      arguments.values().forEach(value -> budget.spend(value.weight() >> 4, call.place()));
      Value result = Functions.call(name, arguments.values(), context);
      budget.spend(result.weight(), call.place());
      boolean sensitive =
          Functions.spreadsSensitive(name)
              && arguments.values().stream().anyMatch(Value::holdsSensitive);
      Value placed =
          result instanceof Value.Unknown || result.mark().origin() == null
              ? result.at(call.place())
              : result;
      return sensitive ? placed.asSensitive() : placed;
    } catch (FunctionException e) {
      throw Mistake.at(
          call.place(),
          "hcl_function",
          "Function can't be applied",
          "%s: %s.".formatted(call.name(), e.reason()));
    }
  }

  private record Arguments(List<Value> values, Optional<String> unknown) {}

  private Arguments arguments(Expression.Call call, Scope scope) {
    List<Value> values = new ArrayList<>();
    call.arguments().forEach(argument -> values.add(evaluate(argument, scope)));
    if (!call.expand()) {
      return new Arguments(values, Optional.empty());
    }
    Value last = values.removeLast();
    if (last instanceof Value.Unknown unknown) {
      return new Arguments(values, Optional.of(unknown.reason()));
    }
    if (!(last instanceof Value.Items items)) {
      throw Mistake.type(
          call.place(), "Before \"...\" a list is needed, and this is " + last.kindName() + ".");
    }
    values.addAll(items.items());
    return new Arguments(values, Optional.empty());
  }

  /** What Terraform finds before it evaluates anything, and what ends the evaluation. */
  private static final Set<String> UNCAUGHT =
      Set.of(Budget.CODE, "terraform_cycle", "terraform_undeclared");

  private Value attempts(Expression.Call call, Scope scope) {
    DiagnosticException last = null;
    for (Expression argument : call.arguments()) {
      try {
        Value value = evaluate(argument, scope);
        return call.name().equals("try") ? value : canValue(value, call.place());
      } catch (DiagnosticException e) {
        if (UNCAUGHT.contains(e.diagnostics().getFirst().code())) {
          throw e;
        }
        last = e;
      }
    }
    if (call.name().equals("can")) {
      return new Value.Bool(false, Value.Mark.at(call.place()));
    }
    throw last != null
        ? last
        : Mistake.at(call.place(), "hcl_function", "Function can't be applied", "try needs one.");
  }

  private static Value canValue(Value value, Place place) {
    return value instanceof Value.Unknown(String reason, Value.Mark _)
        ? Operators.unknown(reason, place)
        : new Value.Bool(true, Value.Mark.at(place));
  }
}

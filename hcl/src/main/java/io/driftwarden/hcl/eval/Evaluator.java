package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.function.FunctionContext;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Evaluates expressions of one file set. Not safe for several threads. */
public final class Evaluator {
  /** What Terraform finds before it evaluates anything, and what ends the evaluation. */
  private static final Set<String> UNCAUGHT =
      Set.of(Budget.CODE, "terraform_cycle", "terraform_undeclared");

  private final Budget budget;
  private final FunctionContext context;
  private final Calls calls;
  private final Loops loops = new Loops(this);
  private final Splats splats = new Splats(this);

  public Evaluator(Budget budget, FunctionContext context) {
    this.budget = budget;
    this.context = context;
    this.calls = new Calls(this, budget, context);
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

  /** Evaluates an expression of which a mistake may be passed over. */
  Attempt attempt(Expression expression, Scope scope) {
    int depth = budget.depth();
    try {
      return new Attempt.Success(evaluate(expression, scope));
    } catch (DiagnosticException e) {
      rethrowUncaught(e);
      budget.returnTo(depth);
      return new Attempt.Failure(e);
    }
  }

  static void rethrowUncaught(DiagnosticException e) {
    if (UNCAUGHT.contains(e.diagnostics().getFirst().code())) {
      throw e;
    }
  }

  private Value value(Expression expression, Scope scope) {
    Place place = expression.place();
    Value.Mark mark = Value.Mark.at(place);
    return switch (expression) {
      case Expression.NullLiteral _ -> new Value.Null(mark);
      case Expression.BoolLiteral(boolean bool, Place _) -> new Value.Bool(bool, mark);
      case Expression.NumberLiteral(var number, Place _) -> Literals.number(number, mark);
      case Expression.TextLiteral(String text, Place _) -> new Value.Text(text, mark);
      case Expression.Template template -> template(template, scope);
      case Expression.Wrapped(Expression inner, Place _) -> evaluate(inner, scope);
      case Expression.Parenthesized(Expression inner, Place _) -> evaluate(inner, scope);
      case Expression.TemplateIf(var condition, var then, var otherwise, Place _) ->
          new Choice(this, scope, place).of(condition, then, otherwise);
      case Expression.TemplateFor loop -> loops.text(loop, scope, new Text(budget, place));
      case Expression.Name _, Expression.Attribute _ -> reference(expression, scope);
      case Expression.Index index -> index(index, scope);
      case Expression.Splat splat -> splats.of(splat, scope);
      case Expression.SplatItem _ -> name(Splats.ITEM, place, scope);
      case Expression.Conditional(var condition, var then, var otherwise, Place _) ->
          new Choice(this, scope, place).of(condition, then, otherwise);
      case Expression.Binary binary when Logic.isLogic(binary) && context.release().passesOver() ->
          new Logic(binary, attempt(binary.left(), scope), attempt(binary.right(), scope)).value();
      case Expression.Binary binary ->
          Operators.apply(binary, evaluate(binary.left(), scope), evaluate(binary.right(), scope));
      case Expression.Not(Expression operand, Place _) ->
          Operators.not(evaluate(operand, scope), place);
      case Expression.Negate(Expression operand, Place _) ->
          Operators.negate(evaluate(operand, scope), place);
      case Expression.Call call -> calls.of(call, scope);
      case Expression.Tuple(List<Expression> items, Place _) -> tuple(items, scope, mark);
      case Expression.ObjectOf(List<Expression.Item> items, Place _) -> object(items, scope, mark);
      case Expression.ForTuple loop -> loops.tuple(loop, scope);
      case Expression.ForObject loop -> loops.object(loop, scope);
    };
  }

  private Value tuple(List<Expression> items, Scope scope, Value.Mark mark) {
    List<Value> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(evaluate(item, scope).orAt(item.place())));
    return new Value.Items(Value.Items.Kind.TUPLE, values, mark);
  }

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

  private Value object(List<Expression.Item> items, Scope scope, Value.Mark mark) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    Value.Mark marks = mark;
    Optional<String> unknown = Optional.empty();
    for (Expression.Item item : items) {
      Value key = evaluate(item.key(), scope);
      Value value = evaluate(item.value(), scope).orAt(item.value().place());
      marks = marks.and(key.mark());
      Value text = key(key, item.key().place());
      unknown = unknown.or(text::unknownReason);
      if (text instanceof Value.Text(String name, var _)) {
        fields.put(name, value);
      }
    }
    return unknown.isPresent()
        ? new Value.Unknown(unknown.get(), mark)
        : Value.Fields.of(fields, marks);
  }

  private static Value key(Value key, Place place) {
    if (key instanceof Value.Null) {
      throw Mistake.key(place, "Can't use a null value as a key.");
    }
    try {
      return Conversion.to(Type.Primitive.STRING, key);
    } catch (Misfit e) {
      throw Mistake.key(place, "Can't use this value as a key: %s.".formatted(e.reason()));
    }
  }

  private Value template(Expression.Template template, Scope scope) {
    Text text = new Text(budget, template.place());
    template.parts().forEach(part -> text.add(evaluate(part, scope), part.place()));
    return text.value();
  }
}

package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Unification;
import io.driftwarden.hcl.value.Value;
import java.util.List;

/** A conditional expression: both results have one type, whichever is chosen. */
record Choice(Evaluator evaluator, Scope scope, Place place) {
  private static final String BROKEN = "it can't be evaluated";

  Value of(Expression condition, Expression then, Expression otherwise) {
    Attempt first = evaluator.attempt(then, scope);
    Attempt second = evaluator.attempt(otherwise, scope);
    Value whenTrue = first.value().orElseGet(() -> broken(then));
    Value whenFalse = second.value().orElseGet(() -> broken(otherwise));
    Type type = type(whenTrue, whenFalse);
    Value decided = condition(evaluator.evaluate(condition, scope), condition.place());
    Value.Mark marks =
        Value.Mark.NONE.and(decided.mark()).and(whenTrue.mark()).and(whenFalse.mark());
    if (!(decided instanceof Value.Bool(boolean holds, var _))) {
      return undecided(Operators.reason(decided), type, whenTrue, whenFalse).at(place).and(marks);
    }
    Value chosen = (holds ? first : second).orThrow();
    return converted(chosen, type, holds).and(marks);
  }

  /** Of what is wrong it is known, if it is no call, of which type it would have been. */
  private Value broken(Expression expression) {
    return switch (expression) {
      case Expression.Template _ -> Value.Unknown.of(Type.Primitive.STRING, BROKEN);
      case Expression.Tuple(List<Expression> items, Place _) ->
          Value.tuple(
              items.stream()
                  .map(item -> evaluator.attempt(item, scope).value().orElseGet(() -> broken(item)))
                  .toList());
      case Expression.Parenthesized(Expression inner, Place _) -> broken(inner);
      case Expression.Binary binary -> Value.Unknown.of(Operators.type(binary.operator()), BROKEN);
      case Expression.Not _ -> Value.Unknown.of(Type.Primitive.BOOL, BROKEN);
      case Expression.Negate _ -> Value.Unknown.of(Type.Primitive.NUMBER, BROKEN);
      default -> Operators.unknown(BROKEN, expression.place());
    };
  }

  private Value condition(Value value, Place at) {
    if (value instanceof Value.Null) {
      throw Mistake.type(
          at, "The condition value is null. Conditions must either be true or false.");
    }
    try {
      return value.isKnown() ? Conversion.to(Type.Primitive.BOOL, value) : value;
    } catch (Misfit e) {
      throw Mistake.type(at, "The condition expression must be of type bool.");
    }
  }

  private Type type(Value whenTrue, Value whenFalse) {
    Type a = whenTrue.type();
    Type b = whenFalse.type();
    if (isBareNull(whenTrue)) {
      return b;
    }
    if (isBareNull(whenFalse)) {
      return a;
    }
    if (a instanceof Type.Any || b instanceof Type.Any) {
      return Type.Any.ANY;
    }
    return Unification.of(List.of(a, b))
        .orElseThrow(() ->
            Mistake.type(
                place,
                "The true and false result expressions must have consistent types. %s."
                    .formatted(Inconsistency.of(a, b))));
  }

  private static boolean isBareNull(Value value) {
    return value instanceof Value.Null && value.type() instanceof Type.Any;
  }

  private Value converted(Value value, Type type, boolean holds) {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw Mistake.type(
          place, "The %s result value has the wrong type: %s.".formatted(holds, e.reason()));
    }
  }

  private static Value undecided(String reason, Type type, Value a, Value b) {
    if (a instanceof Value.Null && b instanceof Value.Null) {
      return new Value.Null(type, Value.Mark.NONE);
    }
    boolean present = a.isPresent() && b.isPresent();
    Limits x = Limits.of(a);
    Limits y = Limits.of(b);
    if (a.type().equals(Type.Primitive.NUMBER) && b.type().equals(a.type())) {
      return Value.within(x.numbersOr(y, present), type, reason);
    }
    boolean collections = a.type().element().isPresent() && a.type().equals(b.type());
    Limits plain = present ? Limits.PRESENT : Limits.NONE;
    return Value.within(collections ? x.lengthsOr(y, present) : plain, type, reason);
  }
}

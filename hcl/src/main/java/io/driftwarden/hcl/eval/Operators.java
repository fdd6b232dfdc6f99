package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression.Operator;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Operators on values. Unknown operands make an unknown result. */
final class Operators {
  /** 512 bits of mantissa, as HCL's numbers have. */
  static final MathContext PRECISION = new MathContext(154, RoundingMode.HALF_EVEN);

  private Operators() {}

  static Value apply(Operator operator, Value left, Value right, Place place) {
    boolean sensitive = left.holdsSensitive() || right.holdsSensitive();
    Value result =
        switch (operator) {
          case EQUAL -> equality(left, right, true);
          case NOT_EQUAL -> equality(left, right, false);
          case AND, OR -> logic(operator, left, right, place);
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> arithmetic(operator, left, right, place);
          case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> order(operator, left, right, place);
        };
    return result.with(new Value.Mark(place, sensitive));
  }

  static Value unknown(String reason, Place place) {
    return new Value.Unknown(reason, Value.Mark.at(place));
  }

  /** A list is never equal to a tuple or a set, whatever is in them: their types differ. */
  private static Value equality(Value left, Value right, boolean wanted) {
    Optional<String> unknown = left.unknownReason().or(right::unknownReason);
    if (unknown.isPresent()) {
      boolean nullAgainstText =
          (left instanceof Value.Null && isKnownToExist(right))
              || (right instanceof Value.Null && isKnownToExist(left));
      return nullAgainstText
          ? Value.bool(!wanted)
          : new Value.Unknown(unknown.get(), Value.Mark.NONE);
    }
    boolean otherKind =
        left instanceof Value.Items a && right instanceof Value.Items b && a.kind() != b.kind();
    return Value.bool((!otherKind && Comparison.equal(left, right)) == wanted);
  }

  /** A value of which a part is unknown is not null itself. */
  private static boolean isKnownToExist(Value value) {
    return !(value instanceof Value.Unknown) && !(value instanceof Value.Null);
  }

  private static Value logic(Operator operator, Value left, Value right, Place place) {
    Value a = bool(left, place);
    Value b = bool(right, place);
    if (a instanceof Value.Bool x && b instanceof Value.Bool y) {
      return Value.bool(operator == Operator.AND ? x.value() && y.value() : x.value() || y.value());
    }
    return unknownOf(a, b);
  }

  private static Value unknownOf(Value a, Value b) {
    return new Value.Unknown(
        a.unknownReason().or(b::unknownReason).orElse("not known"), Value.Mark.NONE);
  }

  private static Value arithmetic(Operator operator, Value left, Value right, Place place) {
    Value a = number(left, place);
    Value b = number(right, place);
    if (!(a instanceof Value.Num x) || !(b instanceof Value.Num y)) {
      return unknownOf(a, b);
    }
    BigDecimal p = x.value();
    BigDecimal q = y.value();
    boolean divides = operator == Operator.DIVIDE || operator == Operator.MODULO;
    if (divides && q.signum() == 0) {
      throw Mistake.at(place, "hcl_division", "Division by zero", "The divisor is zero here.");
    }
    return new Value.Num(
        switch (operator) {
          case ADD -> p.add(q, PRECISION);
          case SUBTRACT -> p.subtract(q, PRECISION);
          case MULTIPLY -> p.multiply(q, PRECISION);
          case DIVIDE -> p.divide(q, PRECISION);
          default -> p.remainder(q);
        },
        Value.Mark.NONE);
  }

  private static Value order(Operator operator, Value left, Value right, Place place) {
    Value a = number(left, place);
    Value b = number(right, place);
    if (!(a instanceof Value.Num x) || !(b instanceof Value.Num y)) {
      return unknownOf(a, b);
    }
    int order = x.value().compareTo(y.value());
    return Value.bool(
        switch (operator) {
          case LESS -> order < 0;
          case LESS_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          default -> order >= 0;
        });
  }

  static Value not(Value operand, Place place) {
    Value value = bool(operand, place);
    Value result =
        value instanceof Value.Bool bool ? Value.bool(!bool.value()) : unknownOf(value, value);
    return result.with(new Value.Mark(place, operand.holdsSensitive()));
  }

  static Value negate(Value operand, Place place) {
    Value value = number(operand, place);
    Value result =
        value instanceof Value.Num number
            ? new Value.Num(number.value().negate(), Value.Mark.NONE)
            : unknownOf(value, value);
    return result.with(new Value.Mark(place, operand.holdsSensitive()));
  }

  static Value bool(Value value, Place place) {
    try {
      return present(Conversion.bool(value), place);
    } catch (Misfit e) {
      throw Mistake.type(place, "Here " + e.reason() + ".");
    }
  }

  static Value number(Value value, Place place) {
    try {
      return present(Conversion.number(value), place);
    } catch (Misfit e) {
      throw Mistake.type(place, "Here " + e.reason() + ".");
    }
  }

  private static Value present(Value value, Place place) {
    if (value instanceof Value.Null) {
      throw Mistake.type(place, "This is null, which has no value to go on with.");
    }
    return value;
  }
}

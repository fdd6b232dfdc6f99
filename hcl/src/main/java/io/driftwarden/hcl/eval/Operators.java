package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expression.Operator;
import io.driftwarden.hcl.value.Arithmetic;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Equality;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.Optional;

/** Operators on values. Unknown operands make an unknown result. */
final class Operators {
  private Operators() {}

  static Value apply(Expression.Binary binary, Value left, Value right) {
    Place place = binary.place();
    Value a = operand(binary, left, "left");
    Value b = operand(binary, right, "right");
    Value result =
        switch (binary.operator()) {
          case EQUAL -> equality(left, right, true);
          case NOT_EQUAL -> equality(left, right, false);
          case AND, OR -> logic(binary.operator(), a, b);
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
              arithmetic(binary.operator(), a, b, place);
          case LESS -> order(a, b, -1, false);
          case LESS_EQUAL -> order(a, b, -1, true);
          case GREATER -> order(a, b, 1, false);
          case GREATER_EQUAL -> order(a, b, 1, true);
        };
    return result.with(Value.Mark.at(place).and(left.marks()).and(right.marks()));
  }

  /** Returns the type of what an operator gives. */
  static Type type(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.Primitive.NUMBER;
      case EQUAL, NOT_EQUAL, AND, OR, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          Type.Primitive.BOOL;
    };
  }

  static Value operand(Expression.Binary binary, Value value, String side) {
    Type type =
        switch (binary.operator()) {
          case EQUAL, NOT_EQUAL -> Type.Any.ANY;
          case AND, OR -> Type.Primitive.BOOL;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.Primitive.NUMBER;
          case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> Type.Primitive.NUMBER;
        };
    return type instanceof Type.Any ? value : operand(type, value, side, binary.place());
  }

  private static Value operand(Type type, Value value, String side, Place place) {
    try {
      Value converted = Conversion.to(type, value);
      if (converted instanceof Value.Null) {
        throw Mistake.operation(place, "argument must not be null");
      }
      return converted;
    } catch (Misfit e) {
      throw Mistake.operand(place, side, e.reason());
    }
  }

  static Value unknown(String reason, Place place) {
    return new Value.Unknown(reason, Value.Mark.at(place));
  }

  static String reason(Value value) {
    return value.unknownReason().orElse("not known");
  }

  private static Value unknownOf(Type type, Value a, Value b) {
    String reason = a.unknownReason().or(b::unknownReason).orElse("not known");
    return Value.within(Limits.PRESENT, type, reason);
  }

  private static Value equality(Value left, Value right, boolean wanted) {
    return Equality.of(left, right)
        .<Value>map(equal -> Value.bool(equal == wanted))
        .orElseGet(() -> unknownOf(Type.Primitive.BOOL, left, right));
  }

  private static Value logic(Operator operator, Value a, Value b) {
    if (a instanceof Value.Bool x && b instanceof Value.Bool y) {
      return Value.bool(operator == Operator.AND ? x.value() && y.value() : x.value() || y.value());
    }
    return unknownOf(Type.Primitive.BOOL, a, b);
  }

  private static Value arithmetic(Operator operator, Value a, Value b, Place place) {
    if (!(a instanceof Value.Num x) || !(b instanceof Value.Num y)) {
      return unknownOf(Type.Primitive.NUMBER, a, b);
    }
    return switch (operator) {
      case ADD -> Arithmetic.plus(x, y);
      case SUBTRACT -> Arithmetic.minus(x, y);
      case MULTIPLY -> Arithmetic.times(x, y);
      case DIVIDE -> quotient(x, y, place);
      default -> Arithmetic.modulo(x, y);
    };
  }

  private static Value quotient(Value.Num a, Value.Num b, Place place) {
    if (b.value().signum() == 0) {
      throw Mistake.at(place, "hcl_division", "Division by zero", "The divisor is zero here.");
    }
    return Arithmetic.over(a, b);
  }

  /** Decides by what is known of the operands: {@code sign} is below 0 for "less". */
  private static Value order(Value a, Value b, int sign, boolean orEqual) {
    Optional<Boolean> strictly =
        sign < 0 ? less(Limits.of(a), Limits.of(b)) : less(Limits.of(b), Limits.of(a));
    Optional<Boolean> equal = orEqual ? Equality.of(a, b) : Optional.of(false);
    if (strictly.orElse(false) || equal.orElse(false)) {
      return Value.bool(true);
    }
    return strictly.isPresent() && equal.isPresent()
        ? Value.bool(false)
        : unknownOf(Type.Primitive.BOOL, a, b);
  }

  private static Optional<Boolean> less(Limits a, Limits b) {
    if (isBelow(a.most(), b.least())) {
      return Optional.of(true);
    }
    boolean known = a.least().equals(a.most()) && b.least().equals(b.most());
    boolean sure = known && a.least().isPresent() && b.least().isPresent();
    return sure || isBelow(b.most(), a.least()) ? Optional.of(false) : Optional.empty();
  }

  private static boolean isBelow(Optional<Limits.Bound> low, Optional<Limits.Bound> high) {
    return low.isPresent()
        && high.isPresent()
        && low.get().value().compareTo(high.get().value()) < 0;
  }

  static Value not(Value operand, Place place) {
    Value value = operand(Type.Primitive.BOOL, operand, "unary", place);
    Value result =
        value instanceof Value.Bool bool
            ? Value.bool(!bool.value())
            : unknownOf(Type.Primitive.BOOL, value, value);
    return result.with(Value.Mark.at(place).and(operand.marks()));
  }

  static Value negate(Value operand, Place place) {
    Value value = operand(Type.Primitive.NUMBER, operand, "unary", place);
    Value result =
        value instanceof Value.Num number
            ? Arithmetic.negated(number)
            : unknownOf(Type.Primitive.NUMBER, value, value);
    return result.with(Value.Mark.at(place).and(operand.marks()));
  }
}

package io.driftwarden.helm.eval;

import io.driftwarden.helm.syntax.Expression;
import io.driftwarden.helm.value.Datum;

/** Literals as arguments: what a number is depends on the parameter that it is given for. */
final class Literals {
  private Literals() {}

  static Datum read(Expression literal, Parameter parameter, Scope scope) {
    return switch (parameter) {
      case ANY -> any(literal);
      case TEXT ->
          literal instanceof Expression.Text text
              ? Datum.of(text.value())
              : expected("string", literal, scope);
      case TRUTH ->
          literal instanceof Expression.Truth truth
              ? Datum.of(truth.value())
              : expected("bool", literal, scope);
      case INT -> whole(literal, "integer", scope);
      case UINT -> unsigned(literal, scope);
      case FRACTION -> fraction(literal, scope);
      case DICT, LIST, TIME ->
          throw RenderProblem.of(
              "can't handle %s for arg of type %s"
                  .formatted(scope.spelled(literal), parameter.type()),
              scope);
    };
  }

  private static Datum any(Expression literal) {
    return switch (literal) {
      case Expression.Truth truth -> Datum.of(truth.value());
      case Expression.Whole whole -> Datum.of(whole.value());
      case Expression.Fraction fraction -> Datum.of(fraction.value());
      case Expression.Text text -> Datum.of(text.value());
      case Expression.Dot _,
          Expression.Nil _,
          Expression.Field _,
          Expression.Variable _,
          Expression.Chain _,
          Expression.Identifier _,
          Expression.Nested _ ->
          throw new IllegalStateException("no literal: " + literal);
    };
  }

  private static Datum whole(Expression literal, String wanted, Scope scope) {
    if (literal instanceof Expression.Whole whole) {
      return Datum.of(whole.value());
    }
    if (literal instanceof Expression.Fraction fraction
        && (double) (long) fraction.value() == fraction.value()) {
      return Datum.of((long) fraction.value());
    }
    return expected(wanted, literal, scope);
  }

  private static Datum unsigned(Expression literal, Scope scope) {
    Datum value = whole(literal, "unsigned integer", scope);
    return value instanceof Datum.Whole whole && whole.value() >= 0
        ? Datum.of(whole.value() & 0xFFFF_FFFFL)
        : expected("unsigned integer", literal, scope);
  }

  private static Datum fraction(Expression literal, Scope scope) {
    return switch (any(literal)) {
      case Datum.Whole whole -> Datum.of((double) whole.value());
      case Datum.Fraction fraction -> fraction;
      default -> expected("float", literal, scope);
    };
  }

  private static Datum expected(String wanted, Expression literal, Scope scope) {
    throw RenderProblem.of(
        "expected %s; found %s".formatted(wanted, scope.spelled(literal)), scope);
  }
}

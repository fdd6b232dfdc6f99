package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An expression as it is written. */
public sealed interface Expression {
  Place place();

  record NullLiteral(Place place) implements Expression {}

  record BoolLiteral(boolean value, Place place) implements Expression {}

  record NumberLiteral(BigDecimal value, Place place) implements Expression {}

  record TextLiteral(String value, Place place) implements Expression {}

  /** Text with interpolations and directives; a lone interpolation is {@link Wrapped}. */
  record Template(List<Expression> parts, Place place) implements Expression {}

  /** {@code "${inner}"}: the inner value itself, whatever its type. */
  record Wrapped(Expression inner, Place place) implements Expression {}

  /** {@code %{ if }}; the branches are templates. */
  record TemplateIf(Expression condition, Expression then, Expression otherwise, Place place)
      implements Expression {}

  /** {@code %{ for }}; the body is a template. */
  record TemplateFor(
      Optional<String> key, String value, Expression collection, Expression body, Place place)
      implements Expression {}

  /** {@code (inner)}; as an object's key it is evaluated, whatever it is. */
  record Parenthesized(Expression inner, Place place) implements Expression {}

  /** A root name: {@code var}, {@code aws_vpc}, or a for-expression's variable. */
  record Name(String name, Place place) implements Expression {}

  record Attribute(Expression source, String name, Place place) implements Expression {}

  record Index(Expression source, Expression key, Place place) implements Expression {}

  /** {@code source[*].each} or {@code source.*.each}; each reads {@link SplatItem}. */
  record Splat(Expression source, Expression each, Place place) implements Expression {}

  /** The item at hand inside a splat. */
  record SplatItem(Place place) implements Expression {}

  record Conditional(Expression condition, Expression then, Expression otherwise, Place place)
      implements Expression {}

  record Binary(Operator operator, Expression left, Expression right, Place place)
      implements Expression {}

  record Not(Expression operand, Place place) implements Expression {}

  record Negate(Expression operand, Place place) implements Expression {}

  /** A call; with {@code expand} the last argument's items are arguments each. */
  record Call(String name, List<Expression> arguments, boolean expand, Place namePlace, Place place)
      implements Expression {}

  record Tuple(List<Expression> items, Place place) implements Expression {}

  record ObjectOf(List<Item> items, Place place) implements Expression {}

  /** One key and value of an object; a bare name as key is a {@link TextLiteral}. */
  record Item(Expression key, Expression value) {}

  /** {@code [for …]}. */
  record ForTuple(Loop loop, Expression value, Place place) implements Expression {}

  /** {@code {for …}}; with {@code grouped} values of one key become a list. */
  record ForObject(Loop loop, Expression key, Expression value, boolean grouped, Place place)
      implements Expression {}

  /** What for-expressions have in common. */
  record Loop(
      Optional<String> key, String value, Expression collection, Optional<Expression> condition) {}

  /** A binary operator, with how strongly it binds. */
  enum Operator {
    OR(1),
    AND(2),
    EQUAL(3),
    NOT_EQUAL(3),
    LESS(4),
    LESS_EQUAL(4),
    GREATER(4),
    GREATER_EQUAL(4),
    ADD(5),
    SUBTRACT(5),
    MULTIPLY(6),
    DIVIDE(6),
    MODULO(6);

    private final int strength;

    Operator(int strength) {
      this.strength = strength;
    }

    int strength() {
      return strength;
    }
  }
}

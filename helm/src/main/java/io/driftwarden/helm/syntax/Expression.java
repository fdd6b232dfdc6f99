package io.driftwarden.helm.syntax;

import java.util.List;

/** An operand of a command. Offsets are into the template's text, the end exclusive. */
public sealed interface Expression extends Node {
  /** {@code .} */
  record Dot(int start, int end) implements Expression {}

  /** {@code nil} */
  record Nil(int start, int end) implements Expression {}

  record Truth(boolean value, int start, int end) implements Expression {}

  record Whole(long value, int start, int end) implements Expression {}

  record Fraction(double value, int start, int end) implements Expression {}

  record Text(String value, int start, int end) implements Expression {}

  /** {@code .a.b} */
  record Field(List<String> path, int start, int end) implements Expression {}

  /** {@code $x.a.b}; the name has its dollar sign. */
  record Variable(String name, List<String> path, int start, int end) implements Expression {}

  /** {@code (…).a.b} */
  record Chain(Expression base, List<String> path, int start, int end) implements Expression {}

  /** The name of a function. */
  record Identifier(String name, int start, int end) implements Expression {}

  /** {@code (…)} */
  record Nested(Pipeline pipeline, int start, int end) implements Expression {}
}

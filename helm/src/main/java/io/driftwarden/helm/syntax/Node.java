package io.driftwarden.helm.syntax;

/**
 * A part of a template that an error may be about. Offsets are into its text, the end exclusive.
 */
public sealed interface Node permits Command, Expression, Pipeline, Statement {
  int start();

  int end();
}

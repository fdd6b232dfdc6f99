package io.driftwarden.helm.syntax;

import java.util.List;
import java.util.Optional;

/** One piece of a template. Offsets are into its text, the end exclusive. */
public sealed interface Statement extends Node {
  /** Text that is written as it stands. */
  record Text(String text, int start, int end) implements Statement {}

  /** <code>{{ pipeline }}</code> */
  record Action(Pipeline pipeline, int start, int end) implements Statement {}

  record If(Pipeline condition, List<Statement> then, List<Statement> otherwise, int start, int end)
      implements Statement {}

  record With(Pipeline subject, List<Statement> then, List<Statement> otherwise, int start, int end)
      implements Statement {}

  record Range(
      Pipeline subject, List<Statement> each, List<Statement> otherwise, int start, int end)
      implements Statement {}

  record Break(int start, int end) implements Statement {}

  record Continue(int start, int end) implements Statement {}

  /** <code>{{ template "name" pipeline }}</code>, or what a block leaves behind. */
  record Call(String name, Optional<Pipeline> argument, int start, int end) implements Statement {}
}

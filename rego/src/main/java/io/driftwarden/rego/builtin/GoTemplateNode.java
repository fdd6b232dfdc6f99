package io.driftwarden.rego.builtin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a template in the language of Go's text/template. */
sealed interface GoTemplateNode {
  record Text(String text) implements GoTemplateNode {}

  /** {@code {{pipeline}}}, which shows its value unless it sets a variable. */
  record Show(Pipeline pipeline) implements GoTemplateNode {}

  /** {@code {{if}}} or {@code {{with}}}, which also makes its value the dot. */
  record Choice(
      boolean setsDot, Pipeline test, List<GoTemplateNode> then, List<GoTemplateNode> otherwise)
      implements GoTemplateNode {}

  record Range(Pipeline over, List<GoTemplateNode> body, List<GoTemplateNode> otherwise)
      implements GoTemplateNode {}

  /** {@code {{template "name" pipeline}}}. */
  record Use(String name, @Nullable Pipeline value) implements GoTemplateNode {}

  /** {@code {{break}}} or {@code {{continue}}}. */
  record Leave(boolean ends) implements GoTemplateNode {}

  /**
   * Commands of which each hands its value to the next as its last argument.
   *
   * @param variables what the value is stored in, declared here unless {@code assigns}
   */
  record Pipeline(List<String> variables, boolean assigns, List<List<Argument>> commands) {}

  /** One word of a command. */
  sealed interface Argument {}

  record Dot() implements Argument {}

  /** A string, a Long, a Double, a Boolean, or null for {@code nil}. */
  record Literal(@Nullable Object value) implements Argument {}

  record Variable(String name) implements Argument {}

  record Function(String name) implements Argument {}

  record Grouped(Pipeline pipeline) implements Argument {}

  /** {@code .a.b} of a value. */
  record Fields(Argument of, List<String> names) implements Argument {}
}

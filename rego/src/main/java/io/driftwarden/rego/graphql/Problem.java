package io.driftwarden.rego.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text or document.
 *
 * @param position null where the document was given as a tree, which has none
 */
record Problem(@Nullable Position position, String message) {

  /** Returns the problem as OPA's library writes it. */
  String text() {
    String at = position == null ? "" : ":%d:%d".formatted(position.line(), position.column());
    return "input" + at + ": " + message;
  }

  /** Does the same, with a place that is none where it is not known. */
  String placedText() {
    return position == null ? new Problem(new Position(-1, -1), message).text() : text();
  }

  /** Returns the problem as OPA says it. */
  String sentence() {
    return position == null ? "GraphQL parse error: " + text() : message + place(position);
  }

  private static String place(Position position) {
    return " in GraphQL string at location %d:%d".formatted(position.line(), position.column());
  }

  /** Returns all problems as OPA says them: with the place of the first after the last. */
  static String sentence(List<Problem> problems) {
    StringBuilder all = new StringBuilder();
    problems.forEach(problem -> all.append(problem.text()).append('\n'));
    Position first = problems.getFirst().position();
    if (first == null) {
      return "GraphQL parse error: " + all;
    }
    String prefix = "input:%d:%d: ".formatted(first.line(), first.column());
    String message = all.substring(prefix.length());
    return (message.endsWith(".\n") ? message.substring(0, message.length() - 2) : message)
        + place(first);
  }
}

package io.driftwarden.helm.syntax;

import java.util.List;

/**
 * Commands, each given the one before as its last argument.
 *
 * @param variables the names on the left of {@code :=} or {@code =}; at most two, two only in range
 * @param declares whether they are new
 */
public record Pipeline(
    List<String> variables, boolean declares, List<Command> commands, int start, int end)
    implements Node {
  public Pipeline {
    variables = List.copyOf(variables);
    commands = List.copyOf(commands);
  }
}

package io.driftwarden.helm.syntax;

import java.util.List;

/** An operand, or a function or method with its arguments; there is at least one operand. */
public record Command(List<Expression> operands) implements Node {
  public Command {
    operands = List.copyOf(operands);
  }

  public Expression first() {
    return operands.getFirst();
  }

  public List<Expression> arguments() {
    return operands.subList(1, operands.size());
  }

  @Override
  public int start() {
    return first().start();
  }

  @Override
  public int end() {
    return operands.getLast().end();
  }
}

package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** Finds the one value of a complete rule or of a function's call. */
final class Result {
  private final Machine machine;
  private final Node node;
  private @Nullable Value found;
  private @Nullable Clause from;
  private long solutions;

  Result(Machine machine, Node node) {
    this.machine = machine;
    this.node = node;
  }

  @Nullable Value complete() {
    return of(new Value[0]);
  }

  @Nullable Value of(Value[] arguments) {
    for (Clause clause : node.clauses()) {
      Clause next = clause;
      while (next != null && !solve(next, arguments)) {
        next = next.orElse();
      }
      if (found != null && node.isUniform()) {
        break;
      }
    }
    if (found == null) {
      node.otherwise().ifPresent(clause -> solve(clause, arguments));
    }
    return found;
  }

  /** Takes the value of each solution, and reports whether there was one. */
  private boolean solve(Clause clause, Value[] arguments) {
    Frame frame = new Frame(machine, clause.size());
    for (int i = 0; i < arguments.length; i++) {
      if (!clause.parameters().get(i).matches(arguments[i], frame)) {
        return false;
      }
    }
    long before = solutions;
    boolean one = clause.value() instanceof Operand.Constant;
    clause
        .body()
        .each(
            frame,
            f -> {
              solutions++;
              take(clause, clause.value().value(f));
              return one;
            });
    return solutions > before;
  }

  private void take(Clause clause, Value value) {
    machine.limits().step();
    if (from != null && !value.equals(found)) {
      throw node.kind() == Node.Kind.FUNCTION
          ? Failures.functionConflict(node.name(), from.site(), clause.site())
          : Failures.conflict(node.name(), from.site(), clause.site());
    }
    found = value;
    from = from == null ? clause : from;
  }
}

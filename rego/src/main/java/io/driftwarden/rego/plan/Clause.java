package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it was written: a body, and what it makes of each solution.
 *
 * @param size how many slots it needs
 * @param parameters what the arguments of a function must look like
 * @param path the keys under its node, where it makes an entry of an object
 * @param value what it makes
 * @param isElement whether that is an element of a set
 * @param orElse the clause that is asked when this one has no solution
 */
public record Clause(
    int size,
    List<Pattern> parameters,
    Block body,
    List<Operand> path,
    Operand value,
    boolean isElement,
    @Nullable Clause orElse,
    Site site) {

  /** Reports whether it and what is asked after it can only be this value. */
  boolean isAlways(Value only) {
    return value instanceof Operand.Constant(Value own)
        && own.equals(only)
        && (orElse == null || orElse.isAlways(only));
  }
}

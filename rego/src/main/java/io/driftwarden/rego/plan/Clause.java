package io.driftwarden.rego.plan;

import java.util.List;
import java.util.Optional;
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

  Optional<Clause> next() {
    return Optional.ofNullable(orElse);
  }
}

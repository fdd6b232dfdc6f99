package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.value.Value;
import java.util.stream.Stream;

/**
 * What a configuration asks of itself. Only what is known not to hold is told; the rest is left to
 * the plan.
 */
final class Conditions {
  private final Planning planning;
  private final Scope scope;

  Conditions(Planning planning, Scope scope) {
    this.planning = planning;
    this.scope = scope;
  }

  /** A check that fails is a warning, as it is in a plan. */
  void check(Body.Block check) {
    failing(check.body().blocks("assert"))
        .map(assertion ->
            Diagnostic.warning(
                "terraform_check",
                "Check does not hold",
                message(assertion, "The check", String.join(".", check.labels())),
                assertion.header()))
        .forEach(planning::add);
  }

  /** The preconditions of an output, or of what a {@code lifecycle} block stands in. */
  void preconditions(Body.Block block) {
    refuse(block, "precondition", "precondition");
  }

  /** The postconditions of a resource, as far as its attributes are known before it is made. */
  void postconditions(Body.Block block) {
    refuse(block, "postcondition", "postcondition");
  }

  private void refuse(Body.Block block, String type, String shown) {
    Stream<Body.Block> all =
        Stream.concat(
            block.body().blocks(type),
            block.body().blocks("lifecycle").flatMap(inner -> inner.body().blocks(type)));
    failing(all)
        .map(condition ->
            Diagnostic.error(
                "terraform_condition",
                "Condition does not hold",
                message(condition, "The " + shown + " of", String.join(".", block.labels())),
                condition.header()))
        .forEach(planning::add);
  }

  private Stream<Body.Block> failing(Stream<Body.Block> conditions) {
    return conditions.filter(block ->
        block
            .body()
            .attribute("condition")
            .map(condition -> planning.attempt(condition.value(), scope))
            .filter(holds -> holds instanceof Value.Bool bool && !bool.value())
            .isPresent());
  }

  private String message(Body.Block condition, String what, String of) {
    String told =
        condition
            .body()
            .attribute("error_message")
            .map(attribute -> planning.attempt(attribute.value(), scope))
            .filter(text -> !text.marks().secret())
            .map(text -> text instanceof Value.Text known ? known.value() : "")
            .orElse("");
    return "%s %s fails. %s".formatted(what, of, told).strip();
  }
}

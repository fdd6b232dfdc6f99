package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of a module's variables: given or default, converted, checked. In the order of
 * Terraform's eval_variable.go: default if absent, conversion, default if null and not nullable.
 */
final class Variables {
  private final Planning planning;
  private final boolean root;
  private final Function<String, Optional<Value>> given;
  private final Scope scope;

  Variables(Planning planning, boolean root, Function<String, Optional<Value>> given, Scope scope) {
    this.planning = planning;
    this.root = root;
    this.given = given;
    this.scope = scope;
  }

  Value value(String name, Body.Block block) {
    return checked(name, block, marked(block, present(name, block)));
  }

  private Value marked(Body.Block block, Value value) {
    Value marked = ModuleInstance.isTrue(block, "sensitive") ? value.asSensitive() : value;
    return ModuleInstance.isTrue(block, "ephemeral")
        ? marked.with(planning.ephemeral(marked.mark()))
        : marked;
  }

  private Value present(String name, Body.Block block) {
    Optional<Value> value = given.apply(name);
    if (value.isPresent() && !(value.get() instanceof Value.Null && isNotNullable(block))) {
      return converted(name, block, value.get());
    }
    return otherwise(name, block).orElseGet(() -> converted(name, block, absent(name, block)));
  }

  private Value absent(String name, Body.Block block) {
    return new Value.Unknown(
        root
            ? "variable \"%s\" has no value in the repository".formatted(name)
            : "variable \"%s\" is not given".formatted(name),
        Value.Mark.at(block.header()));
  }

  private static boolean isNotNullable(Body.Block block) {
    return block
        .body()
        .attribute("nullable")
        .filter(attribute ->
            attribute.value() instanceof Expression.BoolLiteral literal && !literal.value())
        .isPresent();
  }

  private Optional<Value> otherwise(String name, Body.Block block) {
    try {
      return planning.declarations().fitting(block);
    } catch (Conversion.Misfit e) {
      Place place = block.body().attribute("default").map(a -> a.value().place()).orElseThrow();
      throw misfit(name, block, e, place);
    }
  }

  private Value converted(String name, Body.Block block, Value value) {
    try {
      return Conversion.to(planning.declarations().type(block), value);
    } catch (Conversion.Misfit e) {
      Place place = Optional.ofNullable(value.mark().origin()).orElse(block.header());
      throw misfit(name, block, e, place);
    }
  }

  private static DiagnosticException misfit(
      String name, Body.Block block, Conversion.Misfit misfit, Place place) {
    return new DiagnosticException(
        Diagnostic.error(
                "terraform_type",
                "Value does not fit the variable",
                "For \"%s\" %s.".formatted(name, misfit.reason()),
                place)
            .and(block.header(), "declared here"));
  }

  /** Validations that are known to fail are mistakes; others are left to the plan. */
  private Value checked(String name, Body.Block block, Value value) {
    Scope own =
        (names, place) ->
            names.size() > 1 && names.getFirst().equals("var") && names.get(1).equals(name)
                ? Optional.of(new Scope.Meaning(value, 2))
                : scope.resolve(names, place);
    block
        .body()
        .blocks("validation")
        .forEach(validation ->
            validation
                .body()
                .attribute("condition")
                .filter(condition ->
                    planning.attempt(condition.value(), own)
                            instanceof Value.Bool(boolean holds, Value.Mark _)
                        && !holds)
                .ifPresent(_ -> planning.add(invalid(name, validation, own, value))));
    return value;
  }

  private Diagnostic invalid(String name, Body.Block validation, Scope own, Value value) {
    String message =
        validation
            .body()
            .attribute("error_message")
            .map(attribute -> planning.attempt(attribute.value(), own))
            .filter(text -> !text.marks().secret())
            .map(text -> text instanceof Value.Text known ? known.value() : "")
            .orElse("");
    Place place = Optional.ofNullable(value.mark().origin()).orElse(validation.header());
    return Diagnostic.error(
            "terraform_validation",
            "Value is not valid",
            "The variable \"%s\" is checked by its module. %s".formatted(name, message).strip(),
            place)
        .and(validation.header(), "the check");
  }
}

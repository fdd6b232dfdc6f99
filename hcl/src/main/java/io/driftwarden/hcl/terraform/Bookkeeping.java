package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds {@code moved}, {@code removed} and {@code import} blocks against what a module declares.
 * They change addresses in a state and no value.
 */
final class Bookkeeping {
  private final Planning planning;
  private final Module module;

  Bookkeeping(Planning planning, Module module) {
    this.planning = planning;
    this.module = module;
  }

  void check() {
    for (Body.Block block : module.aside()) {
      switch (block.type()) {
        case "moved" -> moved(block);
        case "removed" -> gone(block, "removed");
        case "import" -> imported(block);
        default -> {}
      }
    }
  }

  /** Into instances of its own an object may move, and is declared by the same address. */
  private void moved(Body.Block block) {
    Optional<String> to =
        block.body().attribute("to").flatMap(attribute -> address(attribute.value(), true));
    if (!to.equals(whole(block, "from"))) {
      gone(block, "moved away");
    }
  }

  /** What is gone can't be declared still. */
  private void gone(Body.Block block, String how) {
    whole(block, "from")
        .filter(declared()::contains)
        .ifPresent(address ->
            planning.add(
                Diagnostic.error(
                    "terraform_still_there",
                    "Object still exists",
                    "%s is %s here and declared all the same. Remove one of them."
                        .formatted(address, how),
                    block.header())));
  }

  private void imported(Body.Block block) {
    Optional<Body.Attribute> to = block.body().attribute("to");
    to.flatMap(attribute -> address(attribute.value(), true))
        .filter(address -> !declared().contains(address))
        .filter(address -> !address.startsWith("module."))
        .ifPresent(address ->
            planning.add(
                Diagnostic.error(
                    "terraform_undeclared",
                    "Nothing is declared by that name",
                    "%s is imported and not declared in this module.%s"
                        .formatted(address, Nearest.hint(address, declared())),
                    to.get().value().place())));
  }

  private Set<String> declared() {
    Set<String> declared = new TreeSet<>(module.resources().keySet());
    module.calls().keySet().forEach(call -> declared.add("module." + call));
    return declared;
  }

  /** Returns an address that stands for all instances. */
  private static Optional<String> whole(Body.Block block, String attribute) {
    return block.body().attribute(attribute).flatMap(from -> address(from.value(), false));
  }

  private static Optional<String> address(Expression expression, boolean instances) {
    return switch (expression) {
      case Expression.Name name -> Optional.of(name.name());
      case Expression.Attribute attribute ->
          address(attribute.source(), false).map(source -> source + "." + attribute.name());
      case Expression.Index index when instances -> address(index.source(), false);
      default -> Optional.empty();
    };
  }
}

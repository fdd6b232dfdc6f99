package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Value;
import java.util.HashMap;
import java.util.Map;
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
  private final Scope scope;
  private final Moves moves;
  private final Map<Target, Body.Block> imports = new HashMap<>();

  Bookkeeping(Planning planning, Module module, Scope scope) {
    this.planning = planning;
    this.module = module;
    this.scope = scope;
    this.moves = new Moves(planning);
  }

  void check() {
    for (Body.Block block : module.aside()) {
      switch (block.type()) {
        case "moved" -> {
          moves.add(block);
          gone(block, "moved away");
        }
        case "removed" -> removed(block);
        case "import" -> imported(block);
        default -> {}
      }
    }
    moves.check();
  }

  /** What is gone can't be declared still, unless it has only become one of several. */
  private void gone(Body.Block block, String how) {
    Optional<Target> to = target(block, "to").map(Target::whole);
    target(block, "from")
        .filter(from -> declared().contains(from.address()) && !to.equals(Optional.of(from)))
        .ifPresent(from ->
            planning.add(
                Diagnostic.error(
                    "terraform_still_there",
                    "Object still exists",
                    "%s is %s here and declared all the same. Remove one of them."
                        .formatted(from, how),
                    block.header())));
  }

  private void removed(Body.Block block) {
    if (target(block, "from").filter(Target::isInstance).isPresent()) {
      planning.add(
          Diagnostic.error(
              "terraform_removed",
              "Only all instances can be removed",
              "Leave the key out of the address: a removed block is for all instances.",
              block.header()));
    }
    gone(block, "removed");
  }

  private void imported(Body.Block block) {
    target(block, "to").ifPresent(to -> once(to, block));
    block
        .body()
        .attribute("to")
        .flatMap(to -> base(to).map(Target::whole))
        .map(Target::address)
        .filter(address -> !declared().contains(address) && !address.startsWith("module."))
        .ifPresent(address ->
            planning.add(
                Diagnostic.error(
                    "terraform_undeclared",
                    "Nothing is declared by that name",
                    "%s is imported and not declared in this module.%s"
                        .formatted(address, Nearest.hint(address, declared())),
                    block.body().attribute("to").orElseThrow().value().place())));
    if (block.body().attribute("for_each").isEmpty()) {
      block.body().attribute("id").ifPresent(this::id);
    }
  }

  private void once(Target to, Body.Block block) {
    Body.Block first = imports.putIfAbsent(to, block);
    if (first != null) {
      planning.add(
          Diagnostic.error(
                  "terraform_import",
                  "Object is imported twice",
                  "%s can be one object only.".formatted(to),
                  block.header())
              .and(first.header(), "first imported here"));
    }
  }

  private void id(Body.Attribute id) {
    Value value = planning.attempt(id.value(), scope);
    if (value instanceof Value.Null
        || (value instanceof Value.Text text && text.value().isEmpty())) {
      planning.add(
          Diagnostic.error(
              "terraform_import",
              "Import needs an id",
              "The id of what is imported is empty.",
              id.value().place()));
    }
  }

  private Set<String> declared() {
    Set<String> declared = new TreeSet<>(module.resources().keySet());
    module.calls().keySet().forEach(call -> declared.add("module." + call));
    return declared;
  }

  private static Optional<Target> target(Body.Block block, String attribute) {
    return block.body().attribute(attribute).flatMap(written -> Target.of(written.value()));
  }

  /** Returns the target of an import, whatever the key of the instance is. */
  private static Optional<Target> base(Body.Attribute to) {
    return Target.of(to.value() instanceof Expression.Index index ? index.source() : to.value());
  }
}

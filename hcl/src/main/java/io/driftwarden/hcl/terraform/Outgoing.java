package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.value.Value;

/**
 * What an {@code output} block promises of its value: what is secret goes out as such or not at
 * all.
 *
 * @param root whether it stands in the root module, whose outputs are kept and shown
 */
record Outgoing(Planning planning, Body.Block block, boolean root) {
  Value marked(Value value) {
    boolean ephemeral = ModuleInstance.isTrue(block, "ephemeral");
    boolean sensitive = ModuleInstance.isTrue(block, "sensitive");
    if (root && ephemeral) {
      refuse("A root module has no ephemeral outputs: it keeps them all.", block.header());
    } else if (!ephemeral && planning.holdsEphemeral(value)) {
      refuse("The value is ephemeral. Declare the output with ephemeral = true.", valuePlace());
    }
    if (root && !sensitive && value.holdsSensitive()) {
      shown();
    }
    Value marked = sensitive ? value.asSensitive() : value;
    return ephemeral ? marked.with(planning.ephemeral(marked.mark())) : marked;
  }

  /**
   * Terraform refuses it, unless the value is sensitive only because the output of a module is:
   * that, some of its releases forget.
   */
  private void shown() {
    planning.add(
        Diagnostic.warning(
            "terraform_sensitive",
            "Output would show a secret",
            "The value of \"%s\" holds what is sensitive. Declare it with sensitive = true."
                .formatted(block.labels().getFirst()),
            block.header()));
  }

  private Place valuePlace() {
    return block
        .body()
        .attribute("value")
        .map(attribute -> attribute.value().place())
        .orElse(block.header());
  }

  private void refuse(String detail, Place place) {
    planning.add(
        Diagnostic.error("terraform_ephemeral", "Ephemeral value can't go out", detail, place));
  }
}

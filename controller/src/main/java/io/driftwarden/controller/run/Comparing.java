package io.driftwarden.controller.run;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.DriftEntry;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Target;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.policies.Finding;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a stack as a revision has it with what is live. */
public final class Comparing {
  private final Gate gate;
  private final StackRenderer renderer;

  public Comparing(Gate gate, StackRenderer renderer) {
    this.gate = gate;
    this.renderer = renderer;
  }

  /**
   * What was found.
   *
   * @param findings what the rules have against the live values and not against git's
   */
  public record Found(Drift drift, List<Finding> findings) {
    static Found unknown(String reason) {
      return new Found(new Drift.Unknown(reason), List.of());
    }

    /** Returns it as the history keeps it. */
    DriftEntry.Detail detail() {
      return switch (drift) {
        case Drift.InSync _ -> new DriftEntry.Detail(List.of(), List.of(), "");
        case Drift.Drifted drifted -> new DriftEntry.Detail(drifted.changes(), findings, "");
        case Drift.Unknown unknown -> new DriftEntry.Detail(List.of(), List.of(), unknown.reason());
      };
    }
  }

  Found compare(Site site, Apply.Key applied, Target target, Inventory inventory) {
    site.commits().fetchUnlessKnown(applied.revision());
    return compare(site.revisions().tree(applied.revision()), applied.place(), target, inventory);
  }

  /**
   * Compares a tree's stack with its target; what the rules of that tree have against the live
   * values and not against the tree's own is found with it.
   *
   * @param inventory what the last apply left, as far as it is known
   */
  public Found compare(Tree tree, Apply.Place place, Target target, Inventory inventory) {
    Optional<Stack> stack = Applying.there(tree, place.stack(), target);
    if (stack.isEmpty()) {
      return Found.unknown(
          "there is no stack at %s that %s takes".formatted(place.stack(), target.name()));
    }
    Rendering desired = renderer.render(stack.get(), tree);
    if (desired.failed()) {
      return Found.unknown("the stack does not render");
    }
    Drift drift = target.drift(new Desired(desired, tree, place.repository()), inventory);
    return drift instanceof Drift.Drifted drifted
        ? new Found(drifted, findings(tree, desired, drifted))
        : new Found(drift, List.of());
  }

  private List<Finding> findings(Tree tree, Rendering desired, Drift.Drifted drifted) {
    var live = new Rendering(desired.stack(), drifted.live(), List.of(), desired.readSet());
    try {
      Set<String> known =
          gate.findings(tree, desired).stream()
              .map(Finding::fingerprint)
              .collect(Collectors.toSet());
      return gate.findings(tree, live).stream()
          .filter(finding -> !known.contains(finding.fingerprint()))
          .toList();
    } catch (DiagnosticException e) {
      return List.of();
    }
  }
}

package io.driftwarden.e2e.aws;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Judge;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.policies.RepositoryPolicies;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Map;

/** Stacks as a revision has them, and what the built-in rules have against them. */
final class Stacks {
  private static final Judge JUDGE =
      new Judge(PolicySet.with(RepositoryPolicies.of(List.of())), Engine.embedded());

  private Stacks() {}

  static Desired of(Stack stack, Tree tree) {
    Rendering rendering = new StackRenderer().render(stack, tree);
    if (rendering.failed()) {
      throw new AssertionError(rendering.diagnostics().toString());
    }
    return new Desired(rendering, tree);
  }

  static Desired template(String path, String text) {
    return of(new Stack(path, Stack.Kind.CLOUDFORMATION), new MapTree(Map.of(path, text)));
  }

  /** Returns the rules that the live values break and git's don't, each with its place. */
  static List<String> broken(Desired desired, Drift.Drifted drifted) {
    return broken(desired, drifted.live());
  }

  static List<String> broken(Desired desired, List<Resource> live) {
    List<String> inGit = fingerprints(desired.rendering());
    var now = new Rendering(desired.stack(), live, List.of(), ReadSet.EMPTY);
    return JUDGE.judge(now).stream()
        .filter(finding -> !inGit.contains(finding.fingerprint()))
        .map(finding ->
            "%s %s:%d".formatted(finding.rule(), finding.place().file(), finding.place().line()))
        .toList();
  }

  private static List<String> fingerprints(Rendering rendering) {
    return JUDGE.judge(rendering).stream().map(Finding::fingerprint).toList();
  }
}

package io.driftwarden.controller.view;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The stacks of each repository's branch, looked for once a commit. */
final class Stacks {
  private final Gate gate;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(String commit, List<Stack> stacks) {}

  Stacks(Gate gate) {
    this.gate = gate;
  }

  /** Returns them; none where the branch is not there yet or its settings are broken. */
  List<Stack> of(Sight sight) {
    try {
      Optional<String> tip = sight.tip().get();
      return tip.map(commit -> of(sight, commit)).orElse(List.of());
    } catch (RepositoryException e) {
      return List.of();
    }
  }

  private List<Stack> of(Sight sight, String commit) {
    Known last = known.get(sight.name());
    if (last == null || !last.commit().equals(commit)) {
      last = new Known(commit, found(sight.revisions().get().tree(commit)));
      known.put(sight.name(), last);
    }
    return last.stacks();
  }

  private List<Stack> found(Tree tree) {
    try {
      return gate.stacks(tree, tree);
    } catch (DiagnosticException e) {
      return List.of();
    }
  }
}

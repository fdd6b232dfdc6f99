package io.driftwarden.controller.view;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.store.Apply;
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
  private final List<Apply.Place> places;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(String commit, List<Stack> stacks) {}

  Stacks(Gate gate, List<Apply.Place> places) {
    this.gate = gate;
    this.places = List.copyOf(places);
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
      last = new Known(commit, found(sight.name(), sight.revisions().get().tree(commit)));
      known.put(sight.name(), last);
    }
    return last.stacks();
  }

  private List<Stack> found(String repository, Tree tree) {
    try {
      return gate.deploying(Apply.Place.stacks(repository, places)).stacks(tree, tree);
    } catch (DiagnosticException e) {
      return List.of();
    }
  }
}

package io.driftwarden.controller.gate;

import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tree, and what is judged of it. */
record Subject(Tree tree, Set<Stack> stacks) {
  static final Subject NOTHING = new Subject(new MapTree(Map.of()), Set.of());

  static Subject of(Tree tree, Collection<Stack> stacks) {
    return new Subject(tree, Set.copyOf(stacks));
  }

  /** Returns the tree where a stack is judged of it. */
  Optional<Tree> having(Stack stack) {
    return stacks.contains(stack) ? Optional.of(tree) : Optional.empty();
  }
}

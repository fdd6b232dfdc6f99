package io.driftwarden.controller.gate;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.Discovery;
import io.driftwarden.render.stack.Discovery.Discovered;
import io.driftwarden.render.stack.LeftOut;
import io.driftwarden.render.stack.Scope;
import io.driftwarden.render.stack.Signs;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The stacks of a change. A change can't take a stack out of sight: what is one at the base is
 * judged as long as its files are there, and where it would be none once merged that is told.
 *
 * @param before those of the base, by its own settings
 * @param after those of the head by the base's settings
 * @param merged those of the head by its own settings: what will be judged once it is merged
 */
record Sides(Tree base, Tree head, Side before, Side after, Side merged) {

  /** What a tree has in a scope. */
  record Side(Scope scope, Discovered found) {
    static Side of(Tree tree, Scope scope) {
      return new Side(scope, Discovery.in(tree, scope));
    }

    boolean has(Stack stack) {
      return found.stacks().contains(stack);
    }
  }

  /**
   * @param rules the base's scope
   * @param own the head's
   */
  static Sides of(Tree base, Scope rules, Tree head, Scope own) {
    Side merged = Side.of(head, own);
    Side after = own.equals(rules) ? merged : Side.of(head, rules);
    return new Sides(base, head, Side.of(base, rules), after, merged);
  }

  /** Returns what the head is judged against. */
  Subject against() {
    return Subject.of(base, before.found().stacks());
  }

  /** Returns what is judged of the head. */
  Subject judged() {
    Set<Stack> judged = new TreeSet<>(found());
    judged.addAll(lost());
    return Subject.of(head, judged);
  }

  /** Returns the stacks of the head that the settings of either side make one. */
  Set<Stack> found() {
    Set<Stack> found = new TreeSet<>(after.found().stacks());
    found.addAll(merged.found().stacks());
    return found;
  }

  /** Returns what the base has, what the head still holds, and what is no stack once merged. */
  private List<Stack> lost() {
    return before.found().stacks().stream()
        .filter(stack -> !merged.has(stack) && Signs.leftOf(stack, head) && !isContained(stack))
        .toList();
  }

  private boolean isContained(Stack stack) {
    return leftOut(stack)
        .filter(left -> left.reason() == LeftOut.Reason.CONTAINED)
        .filter(left -> merged.has(new Stack(left.by(), Stack.Kind.KUBERNETES)))
        .isPresent();
  }

  private Optional<LeftOut> leftOut(Stack stack) {
    return Optional.ofNullable(merged.found().leftOut().get(stack));
  }

  /** Returns what is wrong with the head's files and list, and which stacks it would take away. */
  List<Diagnostic> diagnostics() {
    Set<Diagnostic> diagnostics = new LinkedHashSet<>(after.found().diagnostics());
    diagnostics.addAll(merged.found().diagnostics());
    diagnostics.addAll(merged.found().missing());
    lost().forEach(stack -> diagnostics.add(told(stack)));
    List<Stack> unlisted = new ArrayList<>(merged.found().unlisted());
    unlisted.removeAll(before.found().unlisted());
    unlisted.removeAll(before.found().stacks());
    unlisted(merged.scope(), unlisted).ifPresent(diagnostics::add);
    return List.copyOf(diagnostics);
  }

  private Diagnostic told(Stack stack) {
    return Diagnostic.warning(
        "stack_lost",
        "Stack would be none once merged",
        "%s is a %s stack at the base, and none with this change: %s. It is still judged here; once merged it is neither judged nor applied. If it is deployed by itself, list it under stacks in .driftwarden.yaml."
            .formatted(stack, stack.kind().typed(), why(stack)),
        Place.of(stack.toString()));
  }

  private String why(Stack stack) {
    if (merged.scope().ignored().covers(stack.path())) {
      return "its .driftwarden.yaml ignores it";
    }
    return leftOut(stack)
        .map(LeftOut::words)
        .or(() -> around(stack).map(other -> new LeftOut(LeftOut.Reason.INSIDE, other).words()))
        .orElse("its files are no longer those of one");
  }

  /** Below a chart or an app nothing is looked for. */
  private Optional<String> around(Stack stack) {
    return merged.found().stacks().stream()
        .filter(other -> other.kind() == Stack.Kind.HELM || other.kind() == Stack.Kind.CDK)
        .map(Stack::path)
        .filter(path -> path.isEmpty() || (stack.path() + "/").startsWith(path + "/"))
        .findFirst();
  }

  /** Returns the word on what looks like a stack and isn't listed, if there is such. */
  static Optional<Diagnostic> unlisted(Scope scope, List<Stack> stacks) {
    return stacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.warning(
                "stack_unlisted",
                "Not on the list of stacks",
                "By their files these are stacks: %s. They are neither judged nor applied. Add what is deployed to this list, and the rest to ignore."
                    .formatted(named(stacks)),
                scope.listed().getFirst().place()));
  }

  private static String named(List<Stack> stacks) {
    return stacks.stream()
        .map(stack -> "%s (%s)".formatted(stack, stack.kind().typed()))
        .collect(Collectors.joining(", "));
  }
}

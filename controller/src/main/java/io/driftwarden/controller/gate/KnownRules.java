package io.driftwarden.controller.gate;

import io.driftwarden.policies.Engine;
import io.driftwarden.render.tree.ReadSet;
import io.driftwarden.render.tree.RecordingTree;
import io.driftwarden.render.tree.Tree;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the last trees, found again wherever what they were read from is the same: judging
 * one change asks for them several times. Safe for several threads.
 */
final class KnownRules {
  /** A base and a head for each of some repositories. */
  private static final int MOST = 32;

  private final Engine engine;
  private final Deque<Known> known = new ArrayDeque<>();

  KnownRules(Engine engine) {
    this.engine = engine;
  }

  private record Known(LocalDate day, ReadSet readSet, Rules rules) {}

  /**
   * Returns the rules that a tree holds on a day.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException listing what is wrong with them
   */
  Rules in(Tree tree, LocalDate day) {
    return find(tree, day).orElseGet(() -> read(tree, day));
  }

  private Optional<Rules> find(Tree tree, LocalDate day) {
    return all().stream()
        .filter(one -> one.day().equals(day) && one.readSet().holdsIn(tree))
        .map(Known::rules)
        .findFirst();
  }

  /** Comparing reads trees, which is not to be waited for under the lock. */
  private synchronized List<Known> all() {
    return List.copyOf(known);
  }

  private Rules read(Tree tree, LocalDate day) {
    RecordingTree reading = new RecordingTree(tree);
    Rules rules = Rules.of(reading, day, engine);
    add(new Known(day, reading.readSet(), rules));
    return rules;
  }

  private synchronized void add(Known one) {
    known.addFirst(one);
    if (known.size() > MOST) {
      known.removeLast();
    }
  }
}

package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.syntax.Body;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the {@code moved} blocks of a module against each other: each object has one way to go. */
final class Moves {
  private final Planning planning;
  private final Map<Target, Move> from = new LinkedHashMap<>();
  private final Map<Target, Move> to = new LinkedHashMap<>();

  private record Move(Target from, Target to, Body.Block block) {}

  Moves(Planning planning) {
    this.planning = planning;
  }

  void add(Body.Block block) {
    Optional<Target> from = target(block, "from");
    Optional<Target> to = target(block, "to");
    if (from.isPresent() && to.isPresent()) {
      add(new Move(from.get(), to.get(), block));
    }
  }

  private Optional<Target> target(Body.Block block, String name) {
    Optional<Body.Attribute> written = block.body().attribute(name);
    if (written.isEmpty()) {
      refuse(block, "It needs both from and to, and \"%s\" is missing.".formatted(name));
    }
    return written.map(Body.Attribute::value).flatMap(Target::of);
  }

  private void add(Move move) {
    if (move.from().equals(move.to())) {
      refuse(move.block(), "Both addresses are %s. Remove the block.".formatted(move.from()));
      return;
    }
    if (move.from().isModule() != move.to().isModule()) {
      refuse(move.block(), "Both addresses are of resources, or both of modules.");
      return;
    }
    unique(from, move.from(), move);
    unique(to, move.to(), move);
  }

  private void unique(Map<Target, Move> moves, Target target, Move move) {
    Move first = moves.putIfAbsent(target, move);
    if (first != null) {
      planning.add(
          refusal(
                  move.block(),
                  "There is another for %s, which can't go two ways.".formatted(target))
              .and(first.block().header(), "the other"));
    }
  }

  /** Moves that end where they began are told once, at the first of them. */
  void check() {
    Set<Target> seen = new HashSet<>();
    for (Move move : from.values()) {
      Set<Target> way = new HashSet<>();
      Target at = move.from();
      while (from.containsKey(at) && seen.add(at) && way.add(at)) {
        at = from.get(at).to();
      }
      if (way.contains(at)) {
        refuse(move.block(), "%s is moved in a circle.".formatted(move.from()));
      }
    }
  }

  private void refuse(Body.Block block, String detail) {
    planning.add(refusal(block, detail));
  }

  private static Diagnostic refusal(Body.Block block, String detail) {
    return Diagnostic.error("terraform_moved", "Move makes no sense", detail, block.header());
  }
}

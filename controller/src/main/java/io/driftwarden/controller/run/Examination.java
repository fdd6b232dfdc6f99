package io.driftwarden.controller.run;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.repo.Merge;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.policies.EngineException;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gate, and takes whatever goes wrong for the verdict ERROR; apart from an engine that
 * can't be had, which is to be tried again.
 */
final class Examination {
  private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

  private final Gate gate;

  /** Renderings are large: as many at once as there are processors to work on them. */
  private final Semaphore room;

  Examination(Gate gate) {
    this(gate, new Semaphore(Runtime.getRuntime().availableProcessors(), true));
  }

  private Examination(Gate gate, Semaphore room) {
    this.gate = gate;
    this.room = room;
  }

  /** Returns the same for a repository of which some stacks are deployed. */
  Examination deploying(Set<String> stacks) {
    return new Examination(gate.deploying(stacks), room);
  }

  /** Returns the digest of what decides now; empty where that is broken. */
  Optional<String> policyDigest(Tree base) {
    try {
      return Optional.of(gate.policyDigest(base));
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  /** Returns the stacks that judging a change is about. */
  List<Stack> stacks(Tree base, Tree merged) {
    return gate.stacks(base, merged);
  }

  Verdict of(Tree base, Merge merge) {
    return switch (merge) {
      case Merge.Merged merged -> judged(() -> gate.judge(base, merged.tree()));
      case Merge.Conflict conflict -> Verdict.error(List.of(conflict(conflict)));
    };
  }

  /** Judges what a plan would make live. */
  Verdict of(Tree base, Rendering planned) {
    return judged(() -> gate.judge(base, planned));
  }

  private Verdict judged(Supplier<Verdict> judging) {
    room.acquireUninterruptibly();
    try {
      return judging.get();
    } catch (DiagnosticException e) {
      return Verdict.error(e.diagnostics());
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("bug while=judging", e);
      return Verdict.error(List.of(bug(e)));
    } finally {
      room.release();
    }
  }

  private static Diagnostic conflict(Merge.Conflict conflict) {
    return Diagnostic.error(
        "merge_conflict",
        "Does not merge into its base",
        "Both sides changed %s. Merge or rebase by hand, and push again."
            .formatted(String.join(", ", conflict.paths())),
        null);
  }

  private static Diagnostic bug(RuntimeException failure) {
    return Diagnostic.error(
        "internal",
        "Driftwarden failed while judging",
        "This is a bug in Driftwarden (%s). Please report it with the server's log."
            .formatted(failure.getClass().getSimpleName()),
        null);
  }
}

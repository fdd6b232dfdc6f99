package io.driftwarden.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.plan.DividedException;
import io.driftwarden.rego.value.TooDeepException;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs an evaluation on the caller's stack, which other threads may help. Where that goes wrong
 * because they did, it runs once more without them, and where the stack was too small, on a large
 * one. An evaluation changes nothing outside itself, so to run it again is safe; what it prints is
 * kept back until it is over.
 */
final class Evaluation {
  private static final long LARGE_STACK = 512L << 20;

  private Evaluation() {}

  /**
   * How one run may go.
   *
   * @param printer takes what it prints
   * @param deadline the {@link System#nanoTime} when it must be over
   * @param isDivisible whether other threads may help
   */
  record Ask(Consumer<String> printer, long deadline, boolean isDivisible) {
    Ask alone() {
      return new Ask(printer, deadline, false);
    }
  }

  static <T> T run(Function<Ask, T> work, Options options) {
    List<String> printed = new ArrayList<>();
    long deadline = System.nanoTime() + options.budget().time().toNanos();
    try {
      return guarded(work, new Ask(printed::add, deadline, true), printed);
    } finally {
      printed.forEach(options.printer());
    }
  }

  private static <T> T guarded(Function<Ask, T> work, Ask ask, List<String> printed) {
    try {
      return work.apply(ask);
    } catch (DividedException _) {
      printed.clear();
      return guarded(work, ask.alone(), printed);
    } catch (TooDeepException _) {
      throw valueTooDeep();
    } catch (StackOverflowError _) {
      printed.clear();
      return onLargeStack(work, ask.alone());
    }
  }

  private static <T> T onLargeStack(Function<Ask, T> work, Ask ask) {
    FutureTask<T> task = new FutureTask<>(() -> work.apply(ask));
    Thread thread = Thread.ofPlatform().name("rego").daemon().stackSize(LARGE_STACK).start(task);
    try {
      return task.get();
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw tooDeep("It was interrupted.");
    } catch (ExecutionException failed) {
      throw switch (failed.getCause()) {
        case DiagnosticException mistake -> mistake;
        case TooDeepException _ -> valueTooDeep();
        case RuntimeException ours -> ours;
        case null, default -> tooDeep("Break the policy into smaller rules.");
      };
    }
  }

  private static DiagnosticException valueTooDeep() {
    return new DiagnosticException(
        Diagnostic.error(
            "eval_cancel_error",
            "Value is nested too deep",
            "A value may be nested %d levels deep.".formatted(Value.DEEPEST),
            null));
  }

  private static DiagnosticException tooDeep(String detail) {
    return new DiagnosticException(
        Diagnostic.error("eval_cancel_error", "Evaluation is nested too deep", detail, null));
  }
}

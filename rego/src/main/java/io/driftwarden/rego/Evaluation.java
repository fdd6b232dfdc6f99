package io.driftwarden.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.value.TooDeepException;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs an evaluation on the caller's stack, and once more on a large one where that was too small.
 * An evaluation changes nothing outside itself, so to run it again is safe; what it prints is kept
 * back until it is over.
 */
final class Evaluation {
  private static final long LARGE_STACK = 512L << 20;

  private Evaluation() {}

  static <T> T run(Function<Consumer<String>, T> work, Consumer<String> printer) {
    List<String> printed = new ArrayList<>();
    try {
      return guarded(work, printed);
    } finally {
      printed.forEach(printer);
    }
  }

  private static <T> T guarded(Function<Consumer<String>, T> work, List<String> printed) {
    try {
      return work.apply(printed::add);
    } catch (TooDeepException _) {
      throw valueTooDeep();
    } catch (StackOverflowError _) {
      printed.clear();
      return onLargeStack(work, printed);
    }
  }

  private static <T> T onLargeStack(Function<Consumer<String>, T> work, List<String> printed) {
    FutureTask<T> task = new FutureTask<>(() -> work.apply(printed::add));
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

package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;

/** How much one evaluation may use; what goes beyond ends it with a diagnostic. */
public final class Budget {
  /** The code of every refusal, which {@code try} and {@code can} don't catch. */
  public static final String CODE = "hcl_budget";

  private static final int DEEPEST = 800;

  private long steps;
  private int depth;

  /**
   * Makes a budget.
   *
   * @param steps how many expressions may be evaluated and items or characters be made
   */
  public Budget(long steps) {
    this.steps = steps;
  }

  void enter(Place place) {
    if (++depth > DEEPEST) {
      depth = 0;
      throw refusal("Evaluation is nested too deeply", place);
    }
    spend(1, place);
  }

  void leave() {
    depth--;
  }

  /** Uses up steps. */
  public void spend(long many, Place place) {
    steps -= many;
    if (steps < 0) {
      throw refusal("Evaluation takes too much", place);
    }
  }

  private static DiagnosticException refusal(String summary, Place place) {
    return new DiagnosticException(
        Diagnostic.error(
            CODE,
            summary,
            "This goes beyond what a configuration needs. Make it smaller, or list the stack under ignore.",
            place));
  }
}

package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;

/** How much one evaluation may use; what goes beyond ends it with a diagnostic. */
public final class Budget {
  /** The code of every refusal, which {@code try} and {@code can} don't catch. */
  public static final String CODE = "hcl_budget";

  private static final int DEEPEST = 4_000;

  /** More digits, before the point or behind, than any number that people write. */
  private static final int LONGEST_NUMBER = 20_000;

  private long steps;
  private int depth;
  private Place here = Place.of(".");

  /**
   * Makes a budget.
   *
   * @param steps how many expressions may be evaluated and items or characters be made
   */
  public Budget(long steps) {
    this.steps = steps;
  }

  void enter(Place place) {
    here = place;
    if (++depth > DEEPEST) {
      depth = 0;
      throw refusal("Evaluation is nested too deeply", place);
    }
    spend(1, place);
  }

  void leave(Value made, Place place) {
    depth--;
    if (made.weight() > Value.HEAVIEST) {
      throw refusal("Value is too large", place);
    }
    if (made.depth() > Value.DEEPEST) {
      throw refusal("Value is nested too deeply", place);
    }
    if (made instanceof Value.Num(BigDecimal number, int _, Value.Mark _)
        && (number.scale() > LONGEST_NUMBER
            || number.precision() - (long) number.scale() > LONGEST_NUMBER)) {
      throw refusal("Number is too large", place);
    }
  }

  int depth() {
    return depth;
  }

  /** Goes back to where an evaluation that failed was begun. */
  void returnTo(int outer) {
    depth = outer;
  }

  /** Uses up steps where the expression at hand stands. */
  public void spend(long many) {
    spend(many, here);
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

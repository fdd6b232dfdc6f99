package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Step;
import io.driftwarden.rego.syntax.Span;
import java.util.BitSet;

/** A step to be, whose place among the others is not decided yet. */
interface Draft {
  Span span();

  /** Returns the slots that it needs or binds. */
  BitSet slots();

  /** Reports whether it can come next when these slots are bound, and marks what it binds. */
  boolean fits(BitSet bound);

  /** Returns the step of a draft that fits, and marks what it binds. */
  Step plan(BitSet bound);
}

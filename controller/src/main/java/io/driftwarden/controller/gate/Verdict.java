package io.driftwarden.controller.gate;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Finding;
import io.driftwarden.render.Stack;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the gate says of a revision.
 *
 * @param findings the worst first
 * @param diagnostics what is wrong with what was read; with an error among them the outcome is
 *     {@link Outcome#ERROR}
 * @param stacks the stacks that were judged: all, or against a base those that the change affects
 * @param policyDigest of all that decided: rules, settings and waivers
 * @param inputDigest of all that was judged
 */
public record Verdict(
    Outcome outcome,
    List<Judged> findings,
    List<Diagnostic> diagnostics,
    List<Stack> stacks,
    String policyDigest,
    String inputDigest) {

  /** The gate's answer. */
  public enum Outcome {
    PASS,
    /** Passed, with something that a person should see. */
    WARN,
    FAIL,
    /** Could not be judged; never a pass. */
    ERROR;

    public boolean passed() {
      return this == PASS || this == WARN;
    }
  }

  /** How a finding stands to the base. */
  public enum Standing {
    NEW,
    EXISTING,
    FIXED,
    WAIVED
  }

  /** A finding and how it stands to the base; without a base every finding is new. */
  public record Judged(Finding finding, Standing standing) {}

  /** Returns the verdict over what could not be judged at all. */
  public static Verdict error(List<Diagnostic> diagnostics) {
    return new Verdict(Outcome.ERROR, List.of(), diagnostics, List.of(), "", "");
  }

  /** Returns this with other names of the files, for a reader who stands elsewhere. */
  public Verdict named(UnaryOperator<String> other) {
    return new Moved(other).of(this);
  }

  public Verdict {
    findings = List.copyOf(findings);
    diagnostics = List.copyOf(diagnostics);
    stacks = List.copyOf(stacks);
  }
}

package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Excerpt;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.Finding;
import java.util.Locale;

/** A verdict as text for a terminal. */
public final class TextReport {
  private TextReport() {}

  /** Returns the findings with their lines, then what could not be judged, then the outcome. */
  public static String of(Verdict verdict, Sources sources) {
    StringBuilder out = new StringBuilder();
    verdict.findings().stream()
        .filter(judged -> judged.standing() == Standing.NEW)
        .forEach(judged -> out.append(finding(judged.finding(), sources)).append('\n'));
    others(verdict, out);
    verdict
        .diagnostics()
        .forEach(diagnostic -> out.append(DiagnosticText.of(diagnostic, sources)).append('\n'));
    return out.append(outcome(verdict)).append('\n').toString();
  }

  /** Returns one finding: where, what, the line with a caret, why and the remedy. */
  public static String finding(Finding finding, Sources sources) {
    StringBuilder out = new StringBuilder();
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    out.append(finding.place()).append(": ").append(severity).append(": ");
    out.append(finding.title()).append("  [").append(finding.rule()).append("]\n");
    if (finding.certainty() == Finding.Certainty.UNKNOWN) {
      out.append("  (cannot know statically)\n");
    }
    String lines = Excerpt.of(finding.place(), sources);
    out.append(lines);
    out.append("  In ").append(subject(finding)).append('\n');
    for (Related other : finding.related()) {
      line(out, other.place() + ": ", other.message());
      // A place in a package has no lines here: those of what brings it in are shown.
      out.append(lines.isEmpty() ? Excerpt.of(other.place(), sources) : "");
    }
    line(out, "Why: ", finding.why());
    line(out, "Fix: ", finding.remedy());
    return out.toString();
  }

  private static void line(StringBuilder out, String label, String text) {
    if (!text.isEmpty()) {
      out.append("  ").append(label).append(text).append('\n');
    }
  }

  /** Names the stack as well, where the place is in a module that several stacks may use. */
  static String subject(Finding finding) {
    String attribute = String.join(".", finding.attribute());
    String resource =
        attribute.isEmpty() ? finding.address() : finding.address() + ", " + attribute;
    return isInside(finding) ? resource : resource + ", stack " + finding.stack();
  }

  private static boolean isInside(Finding finding) {
    String stack = finding.stack().toString();
    return stack.equals(".") || ("/" + finding.place().file() + "/").contains("/" + stack + "/");
  }

  private static void others(Verdict verdict, StringBuilder out) {
    boolean any = false;
    for (Judged judged : verdict.findings()) {
      if (judged.standing() != Standing.NEW) {
        Finding finding = judged.finding();
        out.append(judged.standing().name().toLowerCase(Locale.ROOT)).append(": ");
        out.append(finding.place()).append(": ").append(finding.title());
        out.append("  [").append(finding.rule()).append("]\n");
        any = true;
      }
    }
    if (any) {
      out.append('\n');
    }
  }

  private static String outcome(Verdict verdict) {
    return "%s  %s judged, %s"
        .formatted(verdict.outcome(), Tally.stacks(verdict), Tally.of(verdict));
  }
}

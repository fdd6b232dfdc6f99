package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.controller.target.Change;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What merging would change at one place, as a part of the verdict's comment. */
public final class PlanMarkdown {
  private static final int MOST_ROWS = 40;

  private final String where;

  public PlanMarkdown(String stack, String target) {
    this.where = "%s at %s".formatted(Markdown.code(stack), Markdown.code(target));
  }

  /** Returns that the plan is still being made. */
  public String awaited() {
    return "#### ⏳ Planning %s\n\n".formatted(where);
  }

  /** Returns why nothing was planned. */
  public String withheld(List<String> reasons) {
    StringBuilder out = new StringBuilder("#### ✋ Not planned: %s\n\n".formatted(where));
    reasons.forEach(reason -> out.append("- ").append(Markdown.text(reason)).append('\n'));
    return out.append(
            "\nSomeone who may push can have it planned all the same, with the comment `/driftwarden plan`.\n\n")
        .toString();
  }

  /** Returns why planning failed. */
  public String failed(String reason) {
    return "#### ⛔ Could not plan %s\n\n%s\n".formatted(where, Markdown.block(reason));
  }

  /**
   * Returns what would change, after what the rules have against it.
   *
   * @param known the fingerprints of what the comment tells of already
   */
  public String made(List<Change> changes, Verdict verdict, Set<String> known) {
    StringBuilder out = new StringBuilder();
    String sign = verdict.outcome().passed() ? "📋" : "❌";
    out.append("#### %s Plan of %s: %s\n\n".formatted(sign, where, summary(changes)));
    verdict.diagnostics().stream()
        .filter(Diagnostic::isError)
        .forEach(error -> out.append(Markdown.text(error.summary())).append("\n\n"));
    verdict.findings().stream()
        .filter(judged -> judged.standing() == Standing.NEW)
        .map(Judged::finding)
        .filter(finding -> finding.certainty() == Finding.Certainty.VIOLATED)
        .filter(finding -> !known.contains(finding.fingerprint()))
        .forEach(finding -> out.append(finding(finding)));
    if (!changes.isEmpty()) {
      out.append("<details><summary>what would change</summary>\n\n");
      out.append("| | resource | attribute | now | then |\n|---|---|---|---|---|\n");
      List<String> rows = changes.stream().flatMap(change -> rows(change).stream()).toList();
      rows.stream().limit(MOST_ROWS).forEach(out::append);
      if (rows.size() > MOST_ROWS) {
        out.append("\nand %d more.\n".formatted(rows.size() - MOST_ROWS));
      }
      out.append("\n</details>\n\n");
    }
    return out.toString();
  }

  private static String summary(List<Change> changes) {
    if (changes.isEmpty()) {
      return "nothing would change";
    }
    return "%d to create, %d to change, %d to delete"
        .formatted(
            count(changes, Change.Action.CREATE),
            count(changes, Change.Action.UPDATE),
            count(changes, Change.Action.DELETE));
  }

  private static long count(List<Change> changes, Change.Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  private static String finding(Finding finding) {
    return "**%s** (%s, known from the plan) %s  \n%s in %s\n\n%s\n\n"
        .formatted(
            Markdown.text(finding.title()),
            finding.severity().name().toLowerCase(Locale.ROOT),
            Markdown.code(finding.rule()),
            Markdown.place(finding.place()),
            Markdown.code(TextReport.subject(finding)),
            Markdown.text(finding.why()));
  }

  private static List<String> rows(Change change) {
    String sign =
        switch (change.action()) {
          case CREATE -> "➕";
          case UPDATE -> "✏️";
          case DELETE -> "➖";
        };
    if (change.fields().isEmpty()) {
      return List.of("| %s | %s | | | |\n".formatted(sign, Markdown.code(change.address())));
    }
    return change.fields().stream()
        .map(field ->
            "| %s | %s | %s | %s | %s |\n"
                .formatted(
                    sign,
                    Markdown.code(change.address()),
                    Markdown.code(String.join(".", field.path())),
                    value(field.from()),
                    value(field.to())))
        .toList();
  }

  private static String value(String json) {
    return json.isEmpty() ? "" : Markdown.value(json);
  }
}

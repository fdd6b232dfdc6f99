package io.driftwarden.controller.report;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.policies.Finding;
import java.util.List;
import java.util.Locale;

/** How a stack differs from git, as a pull request's comment tells it. */
public final class DriftMarkdown {
  private static final int MOST_ROWS = 50;

  private final String stack;
  private final String target;

  public DriftMarkdown(String stack, String target) {
    this.stack = stack;
    this.target = target;
  }

  /**
   * Returns what differs.
   *
   * @param findings what the rules have against the live values and not against git's; told first
   */
  public String drifted(Drift.Drifted drift, List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    out.append(
        findings.isEmpty()
            ? "### ⚠️ Drift: %s in %s is not as git has it\n\n".formatted(stack(), target())
            : "### 🚨 Drift that breaks the rules: %s in %s\n\n".formatted(stack(), target()));
    findings.forEach(finding -> out.append(finding(finding)));
    out.append("| resource | attribute | git | live |\n|---|---|---|---|\n");
    List<String> rows = drift.changes().stream().flatMap(change -> rows(change).stream()).toList();
    rows.stream().limit(MOST_ROWS).forEach(out::append);
    if (rows.size() > MOST_ROWS) {
      out.append("\nand %d more.\n".formatted(rows.size() - MOST_ROWS));
    }
    return out.append(
            "\nThe next apply of the stack puts back what git has. To keep what is live, change git.\n")
        .toString();
  }

  /** Returns that nothing differs. */
  public String asGitHasIt() {
    return "### ✅ %s in %s is as git has it\n".formatted(stack(), target());
  }

  /** Returns that nothing differs any more; no value of before is repeated. */
  public String inSync() {
    return "### ✅ In sync again: %s in %s is as git has it\n".formatted(stack(), target());
  }

  /** Returns that a newer pull request applied the stack, and tells its drift from now on. */
  public String toldOn(int number) {
    return "### Drift of %s in %s is told on #%d, which applied it last\n"
        .formatted(stack(), target(), number);
  }

  /** Returns that it can't be told. */
  public String unknown(String reason) {
    return "### ❓ %s in %s can't be compared with git\n\n%s\n"
        .formatted(stack(), target(), Markdown.text(reason));
  }

  private String stack() {
    return Markdown.code(stack);
  }

  private String target() {
    return Markdown.code(target);
  }

  private static String finding(Finding finding) {
    return "**%s** (%s) %s  \n%s, which git decides at %s\n\n%s\n\n"
        .formatted(
            Markdown.text(finding.title()),
            finding.severity().name().toLowerCase(Locale.ROOT),
            Markdown.code(finding.rule()),
            Markdown.code(TextReport.subject(finding)),
            Markdown.place(finding.place()),
            Markdown.text(finding.why()));
  }

  private static List<String> rows(Change change) {
    return switch (change.action()) {
      case CREATE -> List.of(row(change.address(), "", "there", "missing"));
      case DELETE -> List.of(row(change.address(), "", "no longer there", "there"));
      case UPDATE ->
          change.fields().stream()
              .map(field ->
                  row(
                      change.address(),
                      String.join(".", field.path()),
                      value(field.to()),
                      value(field.from())))
              .toList();
    };
  }

  private static String row(String address, String attribute, String git, String live) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            Markdown.code(address), attribute.isEmpty() ? "" : Markdown.code(attribute), git, live);
  }

  private static String value(String json) {
    return json.isEmpty() ? "not set" : Markdown.value(json);
  }
}

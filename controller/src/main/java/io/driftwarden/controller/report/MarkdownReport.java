package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Excerpt;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A verdict as Markdown, as it stands in a pull request's comment. */
public final class MarkdownReport {
  /** Forges take at least this many characters in a comment; GitHub's limit is 65,536. */
  private static final int LONGEST = 60_000;

  private static final String CUT =
      "_There is more than a comment can hold: `driftwarden check --base` shows all._\n";

  private MarkdownReport() {}

  /** Returns the outcome, then new findings one by one, then the rest folded away. */
  public static String of(Verdict verdict, Sources sources) {
    var out = new CommentText(LONGEST, CUT);
    out.append("### %s\n\n".formatted(headline(verdict)));
    out.append("%s judged: %s.\n\n".formatted(Tally.stacks(verdict), Tally.of(verdict)));
    List<Diagnostic> diagnostics = verdict.diagnostics();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(Markdown.block(DiagnosticText.of(diagnostic, sources)) + "\n");
    }
    standing(verdict, Standing.NEW).forEach(finding -> out.append(finding(finding, sources)));
    for (Standing rest : List.of(Standing.EXISTING, Standing.FIXED, Standing.WAIVED)) {
      out.append(folded(rest, standing(verdict, rest)));
    }
    return out.toString();
  }

  private static List<Finding> standing(Verdict verdict, Standing standing) {
    return verdict.findings().stream()
        .filter(judged -> judged.standing() == standing)
        .map(Judged::finding)
        .toList();
  }

  private static String headline(Verdict verdict) {
    return switch (verdict.outcome()) {
      case PASS -> "✅ Driftwarden: passed";
      case WARN -> "⚠️ Driftwarden: passed, with something to look at";
      case FAIL -> "❌ Driftwarden: failed";
      case ERROR -> "⛔ Driftwarden: could not judge this change";
    };
  }

  private static String finding(Finding finding, Sources sources) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    String certainty =
        finding.certainty() == Finding.Certainty.UNKNOWN ? ", cannot know statically" : "";
    return "**%s** (%s%s) %s  \n%s in %s%s\n%s%s%s\n"
        .formatted(
            Markdown.text(finding.title()),
            severity,
            certainty,
            Markdown.code(finding.rule()),
            Markdown.place(finding.place()),
            Markdown.code(TextReport.subject(finding)),
            related(finding),
            excerpt(finding, sources),
            paragraph(finding.why()),
            paragraph(finding.remedy().isEmpty() ? "" : "Fix: " + finding.remedy()));
  }

  private static String related(Finding finding) {
    return finding.related().stream()
        .map(
            other -> "  \n" + Markdown.text(other.message()) + ": " + Markdown.place(other.place()))
        .collect(Collectors.joining());
  }

  /** A place in a package has no lines here: those of what brings it in are shown. */
  private static String excerpt(Finding finding, Sources sources) {
    return Stream.concat(Stream.of(finding.place()), finding.related().stream().map(Related::place))
        .map(place -> Excerpt.of(place, sources))
        .filter(lines -> !lines.isEmpty())
        .findFirst()
        .map(Markdown::block)
        .orElse("\n");
  }

  private static String paragraph(String text) {
    return text.isEmpty() ? "" : Markdown.text(text) + "\n\n";
  }

  private static String folded(Standing standing, List<Finding> findings) {
    if (findings.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    String word = standing.name().toLowerCase(Locale.ROOT);
    out.append("<details><summary>").append(findings.size()).append(' ').append(word);
    out.append("</summary>\n\n");
    for (Finding finding : findings) {
      out.append("- ").append(Markdown.text(finding.title())).append(' ');
      out.append(Markdown.code(finding.rule())).append(' ').append(Markdown.place(finding.place()));
      out.append('\n');
    }
    return out.append("\n</details>\n\n").toString();
  }
}

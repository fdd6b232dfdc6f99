package io.driftwarden.webhook.page;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.report.StatusLine;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.store.PullEntry;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.view.Progress.Subject;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the pages say, as text; escaping is the templates'. */
public final class Words {
  private static final int SHORT = 10;
  private static final int LONGEST_VALUE = 400;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  public static String time(Instant at) {
    return TIME.format(at);
  }

  public static String commit(String sha) {
    return sha.length() <= SHORT ? sha : sha.substring(0, SHORT);
  }

  public static String title(PullEntry pull) {
    return pull.title().isBlank() ? "Pull request " + pull.number() : pull.title();
  }

  public static String count(int count, String one) {
    return "%d %s%s".formatted(count, one, count == 1 ? "" : "s");
  }

  public static String verdict(Verdict verdict) {
    return StatusLine.of(verdict);
  }

  public static String diagnostic(Diagnostic diagnostic) {
    return DiagnosticText.of(diagnostic, Sources.NONE);
  }

  public static String certainty(Finding finding) {
    return switch (finding.certainty()) {
      case VIOLATED -> "";
      case UNKNOWN -> "cannot know statically";
    };
  }

  public static String attribute(Finding finding) {
    return String.join(".", finding.attribute());
  }

  public static String subject(Subject subject) {
    return switch (subject) {
      case Subject.Judging judging -> "Judging #" + judging.number();
      case Subject.Planning planning ->
          "Planning %s at %s, for #%d"
              .formatted(planning.place().stack(), planning.place().target(), planning.number());
      case Subject.Applying applying ->
          "Applying %s to %s, merged with #%d"
              .formatted(applying.place().stack(), applying.place().target(), applying.number());
      case Subject.Comparing comparing ->
          "Comparing %s with %s".formatted(comparing.place().stack(), comparing.place().target());
    };
  }

  public static String subjectLink(Subject subject) {
    return switch (subject) {
      case Subject.Judging judging -> Links.pull(judging.repository(), judging.number());
      case Subject.Planning planning -> Links.pull(planning.repository(), planning.number());
      case Subject.Applying applying -> Links.pull(applying.repository(), applying.number());
      case Subject.Comparing comparing -> Links.stack(comparing.place());
    };
  }

  /** Returns what more there is to say of how an apply ended. */
  public static String outcome(Apply apply) {
    return apply.outcome().map(Words::outcome).orElse("It is going on, or waits for its next try.");
  }

  private static String outcome(Application outcome) {
    return switch (outcome) {
      case Application.Applied applied ->
          applied.changed() == 0
              ? "Nothing had to change."
              : count(applied.changed(), "object") + " changed.";
      case Application.Partly partly -> partly.problem();
      case Application.Refused refused -> refused.reason();
      case Application.Superseded superseded ->
          "%s is newer and was applied instead.".formatted(commit(superseded.by()));
      case Application.Unknown unknown -> unknown.reason() + " Look at the target.";
    };
  }

  /** Returns what more there is to say of a plan; what it would change is shown apart. */
  public static String plan(Planned.Result result) {
    return switch (result) {
      case Planned.Made made when made.changes().isEmpty() -> "Nothing would change.";
      case Planned.Made made ->
          "%s would change. %s"
              .formatted(count(made.changes().size(), "resource"), verdict(made.verdict()));
      case Planned.Withheld withheld -> String.join(" ", withheld.reasons());
      case Planned.Failed failed -> failed.reason();
    };
  }

  public static List<Change> changes(Planned.Result result) {
    return result instanceof Planned.Made made ? made.changes() : List.of();
  }

  public static String action(Change change) {
    return switch (change.action()) {
      case CREATE -> "create";
      case UPDATE -> "update";
      case DELETE -> "delete";
    };
  }

  /** Returns a value that a change is about; what is very long is cut. */
  public static String value(String json) {
    if (json.isEmpty()) {
      return "not set";
    }
    return json.length() <= LONGEST_VALUE ? json : json.substring(0, LONGEST_VALUE) + "…";
  }
}

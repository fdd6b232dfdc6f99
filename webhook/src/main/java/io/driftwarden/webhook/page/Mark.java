package io.driftwarden.webhook.page;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.DriftReport;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.target.Application;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Severity;
import java.util.Locale;

/**
 * A state by colour, sign and word, so that none of them is needed to tell it.
 *
 * @param tone the class of its colour: good, warn, bad or calm
 */
public record Mark(String tone, String sign, String word) {
  public static Mark of(Outcome outcome) {
    return switch (outcome) {
      case PASS -> new Mark("good", "✓", "passed");
      case WARN -> new Mark("warn", "!", "passed, look");
      case FAIL -> new Mark("bad", "✕", "failed");
      case ERROR -> new Mark("bad", "?", "could not judge");
    };
  }

  public static Mark of(DriftReport.State state) {
    return switch (state) {
      case IN_SYNC -> new Mark("good", "✓", "in sync");
      case DRIFTED -> new Mark("bad", "≠", "drifted");
      case UNKNOWN -> new Mark("warn", "?", "can't be compared");
    };
  }

  public static Mark of(PullRequest.State state) {
    return switch (state) {
      case OPEN -> new Mark("calm", "○", "open");
      case MERGED -> new Mark("calm", "●", "merged");
      case CLOSED -> new Mark("calm", "×", "closed");
    };
  }

  public static Mark of(Severity severity) {
    String word = severity.name().toLowerCase(Locale.ROOT);
    return switch (severity) {
      case CRITICAL, HIGH -> new Mark("bad", "▲", word);
      case MEDIUM -> new Mark("warn", "◆", word);
      case LOW -> new Mark("calm", "▽", word);
    };
  }

  public static Mark of(Diagnostic.Severity severity) {
    return switch (severity) {
      case ERROR -> new Mark("bad", "?", "error");
      case UNKNOWN -> new Mark("warn", "?", "cannot know");
      case WARNING -> new Mark("warn", "!", "warning");
    };
  }

  public static Mark of(Standing standing) {
    return switch (standing) {
      case NEW -> new Mark("bad", "+", "new");
      case EXISTING -> new Mark("calm", "=", "existing");
      case FIXED -> new Mark("good", "−", "fixed");
      case WAIVED -> new Mark("calm", "~", "waived");
    };
  }

  public static Mark of(Planned.Result result) {
    return switch (result) {
      case Planned.Made made when !made.verdict().outcome().passed() ->
          new Mark("bad", "✕", "planned, fails the rules");
      case Planned.Made _ -> new Mark("good", "✓", "planned");
      case Planned.Withheld _ -> new Mark("warn", "‖", "not planned");
      case Planned.Failed _ -> new Mark("bad", "✕", "could not be planned");
    };
  }

  public static Mark of(Apply apply) {
    return apply.outcome().map(Mark::of).orElse(new Mark("warn", "…", "not over yet"));
  }

  private static Mark of(Application outcome) {
    return switch (outcome) {
      case Application.Applied _ -> new Mark("good", "✓", "applied");
      case Application.Partly _ -> new Mark("bad", "◐", "applied in part");
      case Application.Refused _ -> new Mark("bad", "✕", "refused");
      case Application.Superseded _ -> new Mark("calm", "»", "superseded");
      case Application.Unknown _ -> new Mark("bad", "?", "can't be known");
    };
  }
}

package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.report.ApplyReport;
import io.driftwarden.controller.report.CommentText;
import io.driftwarden.controller.report.PlanMarkdown;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Message;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.store.SeenPullRequest;
import io.driftwarden.controller.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The one comment of a pull request that tells its verdict, and once it is merged, what came. */
final class VerdictComment {
  /** GitHub's limit is 65,536 characters. */
  private static final int LONGEST = 64_000;

  private static final String CUT = "_There are more plans than a comment can hold._\n";

  private VerdictComment() {}

  /**
   * Returns what is to be said of a verdict and of the plans for it.
   *
   * @param awaited the places that are planned without anybody asking
   */
  static Message.Comment judged(Transaction tx, Run run, List<Apply.Place> awaited) {
    Set<String> known =
        run.verdict().findings().stream()
            .map(judged -> judged.finding().fingerprint())
            .collect(Collectors.toSet());
    List<Planned> plans = PlanStatus.current(tx, run);
    var out = new CommentText(LONGEST, CUT);
    out.append(run.report());
    plans.forEach(planned -> out.append(part(planned, known)));
    awaited.stream()
        .filter(place -> plans.stream().noneMatch(planned -> planned.place().equals(place)))
        .forEach(place -> out.append(new PlanMarkdown(place.stack(), place.target()).awaited()));
    return Markers.verdict(
        out + applies(tx, "Before the merge", run.change().repository(), run.change().number()));
  }

  private static String part(Planned planned, Set<String> known) {
    var markdown = new PlanMarkdown(planned.place().stack(), planned.place().target());
    return switch (planned.result()) {
      case Planned.Made made -> markdown.made(made.changes(), made.verdict(), known);
      case Planned.Withheld withheld -> markdown.withheld(withheld.reasons());
      case Planned.Failed failed -> markdown.failed(failed.reason());
    };
  }

  /** Returns what is to be said of a pull request as the store has it, open or not. */
  static Message.Comment now(Transaction tx, String repository, int number) {
    boolean open =
        tx.pullRequests().find(repository, number).stream()
            .anyMatch(pull -> pull.state() == PullRequest.State.OPEN);
    return run(tx, repository, number)
        .filter(_ -> open)
        .map(run -> judged(tx, run, List.of()))
        .orElseGet(() -> merged(tx, repository, number));
  }

  /** Returns what is to be said of a pull request that was merged, as the store has it. */
  private static Message.Comment merged(Transaction tx, String repository, int number) {
    String report = run(tx, repository, number).map(run -> run.report() + "\n").orElse("");
    return Markers.verdict(report + applies(tx, "After the merge", repository, number));
  }

  private static String applies(Transaction tx, String title, String repository, int number) {
    String ended =
        tx.applications().of(repository, number).stream()
            .map(VerdictComment::item)
            .collect(Collectors.joining());
    String awaited =
        tx.applications().waiting(repository, number).entrySet().stream()
            .map(entry ->
                ApplyReport.waiting(
                    entry.getKey().stack(), entry.getKey().target(), entry.getValue()))
            .sorted()
            .collect(Collectors.joining());
    return ended.isEmpty() && awaited.isEmpty() ? "" : "#### " + title + "\n\n" + ended + awaited;
  }

  private static Optional<Run> run(Transaction tx, String repository, int number) {
    return tx.pullRequests().find(repository, number).map(SeenPullRequest::head).stream()
        .flatMap(head -> tx.runs().of(repository, head).stream())
        .filter(run -> run.change().number() == number)
        .findFirst();
  }

  private static String item(Apply apply) {
    Apply.Place place = apply.key().place();
    return apply
        .outcome()
        .map(outcome -> ApplyReport.ended(place.stack(), place.target(), outcome))
        .orElse("");
  }
}

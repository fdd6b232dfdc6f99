package io.driftwarden.controller.run;

import io.driftwarden.controller.report.ApplyReport;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Message;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.store.SeenPullRequest;
import io.driftwarden.controller.store.Transaction;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one comment of a pull request that tells its verdict, and once it is merged, what came. */
final class VerdictComment {
  private VerdictComment() {}

  /** Returns what is to be said of a verdict. */
  static Message.Comment judged(Run run) {
    return Markers.verdict(run.report());
  }

  /** Returns what is to be said of a pull request that was merged, as the store has it. */
  static Message.Comment merged(Transaction tx, String repository, int number) {
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
    String report = run(tx, repository, number).map(run -> run.report() + "\n").orElse("");
    return Markers.verdict(report + "#### After the merge\n\n" + ended + awaited);
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

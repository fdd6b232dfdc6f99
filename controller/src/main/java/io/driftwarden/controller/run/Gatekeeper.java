package io.driftwarden.controller.run;

import io.driftwarden.controller.repo.Change;
import io.driftwarden.controller.repo.PushGate;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.report.TextReport;
import io.driftwarden.controller.store.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the built-in git server while a push waits. */
final class Gatekeeper implements PushGate {
  private final Desk desk;
  private final PullRequestWork pulls;
  private final Map<String, Site> sites;

  Gatekeeper(Desk desk, PullRequestWork pulls, Map<String, Site> sites) {
    this.desk = desk;
    this.pulls = pulls;
    this.sites = sites;
  }

  @Override
  public String received(String repository, Change change) {
    Site site = sites.get(repository);
    if (site == null) {
      return "This repository is not in the server's configuration, so nothing judges it.";
    }
    try {
      return said(pulls.look(new News(site, change.number(), List.of(), 0)));
    } catch (RuntimeException e) {
      return "Could not be judged yet, and is tried again: " + Trouble.of(e).message();
    }
  }

  private static String said(Stage stage) {
    return switch (stage) {
      case Stage.Judged judged -> TextReport.of(judged.run().verdict(), judged.sources());
      case Stage.Unreadable unreadable -> "Could not be judged: " + unreadable.why();
      case Stage.Unjudged unjudged ->
          "Could not be judged yet, and is tried again: " + unjudged.why().getMessage();
      case Stage.Merged _, Stage.Closed _ -> "The change is not open any more.";
      case Stage.Told _, Stage.Proposed _, Stage.Mergeable _ -> "Could not be judged.";
    };
  }

  @Override
  public Optional<String> refusal(String repository, Change change, String base) {
    Site site = sites.get(repository);
    if (site == null) {
      return Optional.of("this repository is not in the server's configuration");
    }
    Optional<Run> run =
        desk.in(tx -> tx.runs().of(repository, change.head())).stream()
            .filter(over -> over.change().number() == change.number())
            .filter(over -> over.change().base().equals(base))
            .findFirst();
    return run.isPresent()
        ? refusal(site, run.get())
        : Optional.of("it is not judged against the branch as it is now; push it again");
  }

  /** What the merge's apply would refuse later is refused now, while it is easy to mend. */
  private Optional<String> refusal(Site site, Run run) {
    String head = run.change().head();
    try {
      if (!site.revisions().landsOn(head, run.change().base(), head)) {
        return Optional.of(
            "it merged the branch into itself: rebase it instead, and push to refs/for again");
      }
      return switch (new Binding(site).of(head, List.of(run))) {
        case Binding.Answer.Binds _ -> Optional.empty();
        case Binding.Answer.Refused refused -> Optional.of(refused.reason());
      };
    } catch (RepositoryException e) {
      return Optional.of(e.getMessage());
    }
  }
}

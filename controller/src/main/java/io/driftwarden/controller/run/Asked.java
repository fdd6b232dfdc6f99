package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Run;
import java.util.List;
import java.util.Optional;

/** Decides whether what somebody asked to have applied may be, when its turn has come. */
final class Asked {
  private final Desk desk;

  Asked(Desk desk) {
    this.desk = desk;
  }

  /** Returns why a commit may not be applied, or nothing where it may. */
  Optional<String> objection(Landing landing, Site site) {
    PullRequest pull = site.forge().pullRequest(landing.number());
    return switch (pull.state()) {
      case MERGED -> again(landing);
      case OPEN -> early(landing, site, pull);
      case CLOSED -> Optional.of("the pull request was closed");
    };
  }

  private Optional<String> again(Landing landing) {
    Apply.Key key = landing.key();
    return desk.in(tx -> tx.applications().lastLive(key.place()))
            .filter(last -> last.key().revision().equals(key.revision()))
            .isPresent()
        ? Optional.empty()
        : Optional.of("something newer was applied meanwhile");
  }

  private Optional<String> early(Landing landing, Site site, PullRequest pull) {
    if (site.approvals().isEmpty()) {
      return Optional.of(
          "this repository is applied after the merge; \"approvals\" in the server's configuration"
              + " would allow it before");
    }
    String head = landing.key().revision();
    if (!pull.head().equals(head)) {
      return Optional.of("there are newer commits than the one that was to be applied");
    }
    if (!pull.baseBranch().equals(site.commits().branch())) {
      return Optional.of("its base is not the branch that is deployed");
    }
    return missing(site, pull, site.approvals().get()).or(() -> unsound(landing, site));
  }

  /** An approval is of the commit that was looked at; of a newer one it says nothing. */
  private static Optional<String> missing(Site site, PullRequest pull, int wanted) {
    List<Approval> all = site.forge().approvals(pull.number());
    long fresh =
        all.stream()
            .filter(approval -> approval.head().equals(pull.head()))
            .map(Approval::user)
            .filter(user -> !user.equals(pull.author()))
            .filter(site.forge()::mayWrite)
            .distinct()
            .count();
    if (fresh >= wanted) {
      return Optional.empty();
    }
    boolean stale = all.stream().anyMatch(approval -> !approval.head().equals(pull.head()));
    return Optional.of(
        "%d of %d approvals of the newest commit are there%s"
            .formatted(fresh, wanted, stale ? "; those of older commits don't count" : ""));
  }

  private Optional<String> unsound(Landing landing, Site site) {
    String head = landing.key().revision();
    String tip = site.tip(site.commits().branch()).orElse("");
    if (tip.isEmpty() || !site.revisions().isAncestor(tip, head)) {
      return Optional.of("its base has moved on: merge or rebase, and ask again");
    }
    Optional<Run> run =
        desk.in(tx -> tx.runs().of(site.name(), head)).stream()
            .filter(judged -> judged.change().number() == landing.number())
            .filter(judged -> judged.change().base().equals(tip))
            .findFirst();
    return run.isEmpty()
        ? Optional.of("it was not judged against its base as it is now")
        : new Binding(site).objection(run.get());
  }
}

package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.Delivery;
import io.driftwarden.controller.store.Delivery.Topic;
import io.driftwarden.controller.store.Locks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into deliveries, all of a topic at once. */
final class Deliveries implements Worker {
  static final String KIND = "delivery";
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** After about an hour of waiting ever longer, the poller is left to find what is still true. */
  private static final int MOST_TRIES = 20;

  private final Desk desk;
  private final Map<String, Site> sites;
  private final PullRequestWork pulls;
  private final Listening listening;
  private final Complaints complaints;
  private final Locks topics;

  Deliveries(Desk desk, Map<String, Site> sites, Work work, Complaints complaints) {
    this.desk = desk;
    this.sites = sites;
    this.pulls = work.pulls();
    this.listening = work.listening();
    this.complaints = complaints;
    this.topics = desk.locks("topic");
  }

  /** Whose work it is, by topic. */
  record Work(PullRequestWork pulls, Listening listening) {}

  @Override
  public Outcome work(String id, int failures) {
    Optional<Delivery> waiting = desk.in(tx -> tx.inbox().waiting(id));
    return waiting.isEmpty()
        ? new Outcome.Done()
        : topics.alone(
            waiting.get().repository() + waiting.get().topic().text(),
            () -> handle(waiting.get(), failures));
  }

  private Outcome handle(Delivery delivery, int failures) {
    List<String> ids = desk.in(tx -> tx.inbox().waiting(delivery.repository(), delivery.topic()));
    if (!ids.contains(delivery.id())) {
      return new Outcome.Done();
    }
    Site site = sites.get(delivery.repository());
    if (site == null) {
      desk.write(draft -> draft.tx().inbox().handled(ids));
      return new Outcome.Done();
    }
    String subject = "repository=%s topic=%s".formatted(site.name(), delivery.topic().text());
    try {
      Optional<Trouble> problem =
          switch (delivery.topic()) {
            case Topic.Pull pull -> pulls.handle(new News(site, pull.number(), ids, failures));
            case Topic.Branch branch -> moved(site, branch, ids);
            case Topic.Remarks _ -> {
              listening.hear(site, ids);
              yield Optional.empty();
            }
          };
      if (problem.isPresent()) {
        complaints.about(subject, problem.get().message());
        return problem.get().again(failures);
      }
      complaints.settled(subject);
      return new Outcome.Done();
    } catch (RuntimeException e) {
      return failed(Trouble.of(e), subject, ids, failures);
    }
  }

  private Outcome failed(Trouble trouble, String subject, List<String> ids, int failures) {
    if (trouble.cure() == Trouble.Cure.NOBODY || failures >= MOST_TRIES) {
      LOG.warn("given-up {} reason=\"{}\"", subject, trouble.message());
      desk.write(draft -> draft.tx().inbox().handled(ids));
      return new Outcome.Done();
    }
    if (trouble.cure() == Trouble.Cure.PERSON || failures > 1) {
      complaints.about(subject, trouble.message());
    }
    return trouble.again(failures);
  }

  /** A branch has moved, so what is open against it is to be judged anew. */
  private Optional<Trouble> moved(Site site, Topic.Branch branch, List<String> ids) {
    site.commits().fetch();
    Optional<String> tip = site.tip(branch.name());
    boolean watched = site.commits().branch().equals(branch.name());
    Optional<Integer> unseen = watched ? unseenMerge(site, tip) : Optional.empty();
    desk.write(draft -> {
      draft.tx().inbox().handled(ids);
      if (watched) {
        tip.ifPresent(head -> draft.tx().polls().saw(site.name(), branch.name(), head));
      }
      draft.tx().pullRequests().open(site.name()).stream()
          .filter(pull -> pull.baseBranch().equals(branch.name()))
          .forEach(pull -> draft.tell(News.own(site.name(), new Topic.Pull(pull.number()))));
      unseen.ifPresent(number -> draft.tell(News.own(site.name(), new Topic.Pull(number))));
    });
    return Optional.empty();
  }

  /**
   * Returns the pull request by whose merge the watched branch came to where it is, if it was
   * opened and merged while nobody looked: it was never judged, and that must be told.
   */
  private Optional<Integer> unseenMerge(Site site, Optional<String> tip) {
    String branch = site.commits().branch();
    Optional<String> last = desk.in(tx -> tx.polls().head(site.name(), branch));
    if (last.isEmpty() || last.equals(tip)) {
      return Optional.empty();
    }
    return site.forge().lastClosedPullRequests().stream()
        .filter(pull -> pull.baseBranch().equals(branch) && pull.mergeCommit().equals(tip))
        .map(PullRequest::number)
        .filter(number -> desk.in(tx -> tx.pullRequests().find(site.name(), number)).isEmpty())
        .findFirst();
  }
}

package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.store.Delivery.Topic;
import io.driftwarden.controller.store.SeenPullRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what has changed at one repository since it was last looked at, told or not. */
final class Poller {
  private final Desk desk;
  private final Site site;
  private final Listening listening;
  private final Complaints complaints;
  private final Clock clock;
  private int failures;
  private Instant notBefore = Instant.MIN;

  Poller(Desk desk, Site site, Listening listening, Complaints complaints) {
    this.desk = desk;
    this.site = site;
    this.listening = listening;
    this.complaints = complaints;
    this.clock = listening.clock();
  }

  /** Looks once; after failures only every now and then, ever more rarely. */
  synchronized void poll() {
    if (clock.instant().isBefore(notBefore)) {
      return;
    }
    String subject = "polling repository=" + site.name();
    try {
      site.commits().fetch();
      compare(site.forge().openPullRequests());
      listening.hear(site, List.of());
      complaints.settled(subject);
      failures = 0;
    } catch (RuntimeException e) {
      Trouble trouble = Trouble.of(e);
      if (trouble.cure() != Trouble.Cure.TIME || failures > 0) {
        complaints.about(subject, trouble.message());
      }
      notBefore = clock.instant().plus(trouble.pause(failures++));
    }
  }

  private void compare(List<PullRequest> open) {
    String branch = site.commits().branch();
    Optional<String> tip = site.tip(branch);
    Map<Integer, PullRequest> now =
        open.stream().collect(Collectors.toMap(PullRequest::number, Function.identity()));
    desk.write(draft -> {
      changed(draft, now)
          .forEach(number -> draft.tellUnlessWaiting(site.name(), new Topic.Pull(number)));
      tip.ifPresent(head -> branch(draft, branch, head));
    });
  }

  /** Returns the numbers of those that are new, differ, or are open no more. */
  private Set<Integer> changed(Draft draft, Map<Integer, PullRequest> now) {
    Map<Integer, SeenPullRequest> before =
        draft.tx().pullRequests().open(site.name()).stream()
            .collect(Collectors.toMap(SeenPullRequest::number, Function.identity()));
    Set<Integer> changed = new TreeSet<>(before.keySet());
    changed.addAll(now.keySet());
    changed.removeIf(number -> {
      SeenPullRequest seen = before.get(number);
      PullRequest pull = now.get(number);
      return seen != null && pull != null && seen.shows(pull);
    });
    return changed;
  }

  private void branch(Draft draft, String branch, String head) {
    Optional<String> last = draft.tx().polls().head(site.name(), branch);
    if (last.isEmpty()) {
      draft.tx().polls().saw(site.name(), branch, head);
    } else if (!last.get().equals(head)) {
      draft.tellUnlessWaiting(site.name(), new Topic.Branch(branch));
    }
  }
}

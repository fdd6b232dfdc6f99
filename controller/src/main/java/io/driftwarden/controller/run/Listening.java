package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.schedule.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Hears what people ask for in comments. A webhook only says that something was said: what, and by
 * whom, is read from the forge.
 */
final class Listening {
  /** Comments may show up a little late, and clocks differ a little. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private final Desk desk;
  private final Clock clock;

  Listening(Desk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /**
   * Notes what was asked for since the last time. What was said before the first counts for
   * nothing.
   *
   * @param deliveries the ids of the deliveries that are handled by this
   */
  void hear(Site site, List<String> deliveries) {
    Optional<Instant> heard = desk.in(tx -> tx.remarks().heard(site.name()));
    List<Remark> said =
        heard.map(until -> site.forge().remarksSince(until.minus(OVERLAP))).orElse(List.of());
    Instant until =
        said.stream()
            .map(Remark::at)
            .max(Comparator.naturalOrder())
            .filter(last -> last.isAfter(heard.orElseThrow()))
            .or(() -> heard)
            .orElseGet(clock::instant);
    desk.write(draft -> {
      said.stream()
          .filter(remark -> Command.isOne(remark.text()))
          .filter(remark -> draft.tx().remarks().add(site.name(), remark))
          .map(remark -> new Job(Commands.KIND, site.name() + " " + remark.id()))
          .forEach(draft.jobs());
      draft.tx().remarks().heard(site.name(), until);
      draft.tx().inbox().handled(deliveries);
    });
  }
}

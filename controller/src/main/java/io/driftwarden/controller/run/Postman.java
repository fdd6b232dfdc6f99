package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.schedule.Job;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.Letter;
import io.driftwarden.controller.store.Letter.Address;
import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.store.Message;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the outbox's letters to their forges. One that is replaced on its way is not brought; at
 * most one of an address is on its way, or a comment could be written twice.
 */
final class Postman implements Worker {
  static final String KIND = "letter";
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private final Desk desk;
  private final Map<String, Site> sites;
  private final Complaints complaints;
  private final Locks letters;

  Postman(Desk desk, Map<String, Site> sites, Complaints complaints) {
    this.desk = desk;
    this.sites = sites;
    this.complaints = complaints;
    this.letters = desk.locks("letter");
  }

  /** Returns the job to bring a letter; its version makes it another one than that of the last. */
  static Job job(Letter letter) {
    Address address = letter.address();
    return new Job(
        KIND,
        "%s %d %d %s"
            .formatted(address.repository(), address.number(), letter.version(), address.kind()));
  }

  @Override
  public Outcome work(String id, int failures) {
    String[] parts = id.split(" ", 4);
    Address address = new Address(parts[0], Integer.parseInt(parts[1]), parts[3]);
    return letters.alone(address, () -> bring(address, failures));
  }

  private Outcome bring(Address address, int failures) {
    Optional<Letter> letter = desk.in(tx -> tx.outbox().waiting(address));
    Site site = sites.get(address.repository());
    if (letter.isEmpty() || site == null) {
      return new Outcome.Done();
    }
    String subject =
        "telling repository=%s pull=%d what=%s"
            .formatted(address.repository(), address.number(), address.kind().split(" ", 2)[0]);
    try {
      tell(site.forge(), letter.get());
      desk.write(draft -> draft.tx().outbox().delivered(letter.get()));
      complaints.settled(subject);
      return new Outcome.Done();
    } catch (ForgeException e) {
      return failed(letter.get(), Trouble.of(e), subject, failures);
    }
  }

  private static void tell(Forge forge, Letter letter) {
    switch (letter.message()) {
      case Message.Status(String sha, var status) -> forge.setStatus(sha, status);
      case Message.Comment(String marker, String body) ->
          forge.upsertComment(letter.address().number(), marker, body);
    }
  }

  private Outcome failed(Letter letter, Trouble trouble, String subject, int failures) {
    if (trouble.cure() != Trouble.Cure.NOBODY) {
      complaints.about(subject, trouble.message());
      return trouble.again(failures);
    }
    LOG.warn(
        "given-up telling repository={} pull={} reason=\"{}\"",
        letter.address().repository(),
        letter.address().number(),
        trouble.message());
    desk.write(draft -> draft.tx().outbox().gaveUp(letter, trouble.message()));
    return new Outcome.Done();
  }
}

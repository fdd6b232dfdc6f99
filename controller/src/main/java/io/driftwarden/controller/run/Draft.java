package io.driftwarden.controller.run;

import io.driftwarden.controller.schedule.Job;
import io.driftwarden.controller.store.Delivery;
import io.driftwarden.controller.store.Message;
import io.driftwarden.controller.store.Transaction;
import java.util.function.Consumer;

/** One transaction while it is written, with the jobs that it makes necessary. */
record Draft(Transaction tx, Consumer<Job> jobs) {
  /** Stores news with the job to look into it; known news is dropped. */
  void tell(Delivery delivery) {
    if (tx.inbox().add(delivery)) {
      jobs.accept(new Job(Deliveries.KIND, delivery.id()));
    }
  }

  /**
   * Stores news of our own, unless news of the same topic waits. That one may be looked into right
   * now, by what was known before; so this is for who will notice again.
   */
  void tellUnlessWaiting(String repository, Delivery.Topic topic) {
    if (tx.inbox().waiting(repository, topic).isEmpty()) {
      tell(News.own(repository, topic));
    }
  }

  /** Stores a message to a forge; one that says what was said last is dropped. */
  void send(String repository, int number, Message message) {
    tx.outbox()
        .put(repository, number, message)
        .ifPresent(letter -> jobs.accept(Postman.job(letter)));
  }
}

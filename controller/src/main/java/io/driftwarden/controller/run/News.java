package io.driftwarden.controller.run;

import io.driftwarden.controller.store.Delivery;
import java.util.List;
import java.util.UUID;

/**
 * What made us look at a pull request.
 *
 * @param deliveries the ids of the deliveries that are handled once this is
 * @param failures how often in a row it could not be
 */
record News(Site site, int number, List<String> deliveries, int failures) {
  /** Returns a delivery of our own, told by nobody else. */
  static Delivery own(String repository, Delivery.Topic topic) {
    return new Delivery(UUID.randomUUID().toString(), repository, topic);
  }
}

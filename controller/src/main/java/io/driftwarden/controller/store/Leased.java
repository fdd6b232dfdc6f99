package io.driftwarden.controller.store;

import java.util.function.Supplier;

/**
 * Locks over the processes that share a database; within one, threads queue for the lease.
 *
 * @param kind tells the subjects of these locks from those of others
 */
record Leased(String kind, Leases leases, Stripes here) implements Locks {
  @Override
  public <T> T alone(Object subject, Supplier<T> work) {
    return here.alone(subject, () -> leases.holding(kind + " " + subject, work));
  }
}

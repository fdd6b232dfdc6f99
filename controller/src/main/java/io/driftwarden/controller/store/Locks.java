package io.driftwarden.controller.store;

import java.util.function.Supplier;

/**
 * Lets one at a time work on a subject, in all processes that share the store. Whoever holds one
 * must not ask the same locks for another.
 */
public sealed interface Locks permits Stripes, Leased {
  /**
   * Does work when nobody else works on the subject.
   *
   * @param subject told from others by {@code equals} and by its text
   * @throws StoreUnavailableException if the database can't be asked who else does
   */
  <T> T alone(Object subject, Supplier<T> work);
}

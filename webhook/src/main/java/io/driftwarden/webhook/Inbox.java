package io.driftwarden.webhook;

/** Where deliveries are kept until they are worked on. */
@FunctionalInterface
public interface Inbox {
  /**
   * Writes a delivery and returns once it would survive a crash. A duplicate is dropped without a
   * word. An exception makes the forge's delivery fail, so that it is seen and sent again.
   */
  void write(Delivery delivery);
}

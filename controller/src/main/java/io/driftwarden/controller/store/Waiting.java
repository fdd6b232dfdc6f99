package io.driftwarden.controller.store;

import java.util.List;

/**
 * What is still to be done.
 *
 * @param news deliveries that nobody has looked into yet
 * @param letters messages that no forge has been told yet
 * @param undelivered messages that can't be told, and why
 */
public record Waiting(int news, int letters, List<Undelivered> undelivered) {
  /** A message that its forge does not take. */
  public record Undelivered(String repository, int number, String why) {}
}

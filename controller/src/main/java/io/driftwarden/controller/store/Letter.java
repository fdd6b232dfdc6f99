package io.driftwarden.controller.store;

/**
 * A message on its way.
 *
 * @param version counts what was put under that
 */
public record Letter(Address address, int version, Message message) {
  /**
   * Where a message goes, and which one it replaces.
   *
   * @param kind what at most one message of a pull request is
   */
  public record Address(String repository, int number, String kind) {}
}

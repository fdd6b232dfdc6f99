package io.driftwarden.controller.store;

/**
 * A PostgreSQL database and who we are there.
 *
 * @param url as {@code jdbc:postgresql://HOST:PORT/DATABASE}, without credentials
 */
public record Postgres(String url, String user, String password) {
  @Override
  public String toString() {
    return user + " at " + url;
  }
}

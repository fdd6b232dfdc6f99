package io.driftwarden.controller.repo;

/**
 * What is shown to a repository's host and to no other.
 *
 * @param user any name where {@code secret} is a token
 */
public record Credentials(String user, String secret) {

  /** Returns the credentials of a forge's access token. */
  public static Credentials token(String token) {
    return new Credentials("driftwarden", token);
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}

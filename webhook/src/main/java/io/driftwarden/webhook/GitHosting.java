package io.driftwarden.webhook;

import io.driftwarden.controller.repo.GitServer;
import java.util.Optional;

/**
 * What serving the built-in git server needs.
 *
 * @param password asked of every client, with any user name; without one everybody who reaches the
 *     port may read and push, which is right on a loopback address only
 * @param largestPush in bytes, counted after decompression
 */
public record GitHosting(GitServer server, Optional<String> password, long largestPush) {
  private static final long LARGEST_PUSH = 200L << 20;

  /** Returns a server that asks nobody for a password. */
  public static GitHosting open(GitServer server) {
    return new GitHosting(server, Optional.empty(), LARGEST_PUSH);
  }

  /** Returns a server that asks for a password. */
  public static GitHosting guarded(GitServer server, String password) {
    return new GitHosting(server, Optional.of(password), LARGEST_PUSH);
  }

  @Override
  public String toString() {
    return "GitHosting[%s]".formatted(password.isPresent() ? "guarded" : "open");
  }
}

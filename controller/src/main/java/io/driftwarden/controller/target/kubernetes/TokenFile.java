package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.TargetException;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A token in a file that somebody else writes anew before it expires, as the kubelet does with that
 * of a service account. It is read for each request; where it can't be, the last one is shown.
 */
final class TokenFile implements OAuthTokenProvider {
  private final Path file;
  private volatile String last;

  private TokenFile(Path file, String first) {
    this.file = file;
    this.last = first;
  }

  /**
   * @throws TargetException if there is no token
   */
  static TokenFile read(Path file) {
    try {
      String first = contents(file);
      if (!first.isEmpty()) {
        return new TokenFile(file, first);
      }
    } catch (IOException e) {
      // Told below: where the token is missing matters, not why.
    }
    throw new TargetException("the token file %s is empty or can't be read".formatted(file));
  }

  private static String contents(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  @Override
  public String getToken() {
    try {
      String now = contents(file);
      last = now.isEmpty() ? last : now;
    } catch (IOException e) {
      // It is being replaced, or gone: the API server says whether the last one still holds.
    }
    return last;
  }
}

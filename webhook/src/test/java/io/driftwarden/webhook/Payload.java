package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Payloads with all fields that their forges give them. */
final class Payload {
  static final String HEAD = "9b1c4f0e2a7d4c5b8e6f0a1b2c3d4e5f60718293";

  private Payload() {}

  static String push() {
    return read("gitea/push.json");
  }

  static String pullRequest() {
    return read("gitea/pull_request.json");
  }

  static String read(String name) {
    try (InputStream in = Payload.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no such payload: " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

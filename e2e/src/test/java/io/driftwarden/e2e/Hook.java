package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook's delivery, made by hand so that it can be wrong. */
final class Hook {
  private Hook() {}

  /** Returns what Gitea says of a pull request that got a new commit, as far as it is read. */
  static String pullRequest(String repository, int number, String head) {
    return """
    {"action": "synchronized", "number": %d,
     "pull_request": {"number": %d, "state": "open", "head": {"sha": "%s"}, "base": {"ref": "main"}},
     "repository": {"full_name": "%s"}}
    """
        .formatted(number, number, head, repository);
  }

  /** Returns the answer's code. */
  static int send(String url, String payload, String secret, String delivery) {
    return send(
        request(url, payload)
            .header("X-Gitea-Delivery", delivery)
            .header("X-Gitea-Signature", signature(payload, secret)));
  }

  static int sendUnsigned(String url, String payload) {
    return send(request(url, payload).header("X-Gitea-Delivery", "unsigned"));
  }

  private static HttpRequest.Builder request(String url, String payload) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .header("X-Gitea-Event", "pull_request")
        .header("X-Gitea-Event-Type", "pull_request_sync")
        .POST(BodyPublishers.ofString(payload));
  }

  private static int send(HttpRequest.Builder request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String signature(String payload, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}

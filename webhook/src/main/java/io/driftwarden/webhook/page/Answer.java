package io.driftwarden.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a visitor is answered. */
record Answer(int status, Map<String, String> headers, Buffer body) {
  /** Nothing from elsewhere, nothing inline, in nobody's frame. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  Answer {
    headers = Map.copyOf(headers);
  }

  /** Returns a page, which nobody may keep. */
  static Answer page(int status, String html) {
    return new Answer(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
        Buffer.buffer(html.getBytes(UTF_8)));
  }

  /** Returns the way to a page of ours. */
  static Answer goTo(String link) {
    return new Answer(303, Map.of("Location", link, "Cache-Control", "no-store"), Buffer.buffer());
  }

  /** Returns that nothing is new. */
  static Answer nothingNew() {
    return new Answer(204, Map.of("Cache-Control", "no-store"), Buffer.buffer());
  }

  /** Returns this with one more header. */
  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  void send(HttpServerResponse response) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status);
    ALWAYS.forEach(response::putHeader);
    headers.forEach(response::putHeader);
    response.end(body);
  }
}

package io.driftwarden.webhook;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one delivery: body within its bound, signature right, payload sound, written, 202. Each
 * step that fails ends it, and nothing has changed.
 */
final class WebhookRoute {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);
  private static final int LARGEST_BODY = 5 << 20;
  private static final int MOST_AT_ONCE = 64;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final Webhooks webhooks;
  private final Payloads payloads = new Payloads();
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  WebhookRoute(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** What is said to the forge. */
  private record Answer(int status, String sentence) {}

  void handle(RoutingContext context) {
    if (!room.tryAcquire()) {
      context.response().putHeader("Retry-After", "5");
      send(context, new Answer(503, "Too many deliveries at once."));
      return;
    }
    context.addEndHandler(ended -> room.release());
    String repository = context.pathParam("owner") + "/" + context.pathParam("name");
    new BoundedBody(context.vertx(), context.request(), LARGEST_BODY)
        .collect(body ->
            Thread.startVirtualThread(
                () -> send(context, receive(context.request(), repository, body))));
  }

  private Answer receive(HttpServerRequest request, String repository, byte[] body) {
    String signature = header(request, "X-Gitea-Signature", "X-Hub-Signature-256").orElse("");
    if (!Signature.holds(webhooks.secrets().apply(repository), signature, body)) {
      LOG.warn(
          "refused a webhook: its signature is missing or wrong, or it is for no repository of ours");
      return new Answer(401, "The signature is missing or wrong.");
    }
    try {
      return payloads
          .read(envelope(request, repository, body), body)
          .map(this::write)
          .orElse(new Answer(202, "Nothing to do for this event."));
    } catch (PayloadException e) {
      return new Answer(400, e.sentence());
    } catch (RuntimeException e) {
      LOG.error("a delivery for {} could not be written", repository, e);
      return new Answer(500, "The delivery could not be written. Send it again.");
    }
  }

  private Answer write(Delivery delivery) {
    webhooks.inbox().write(delivery);
    return new Answer(202, "Written.");
  }

  private static Payloads.Envelope envelope(
      HttpServerRequest request, String repository, byte[] body) {
    String event = header(request, "X-Gitea-Event", "X-GitHub-Event").orElse("");
    String id =
        header(request, "X-Gitea-Delivery", "X-GitHub-Delivery")
            .filter(text -> ID.matcher(text).matches())
            .orElseGet(() -> digest(body));
    return new Payloads.Envelope(id, event, repository);
  }

  private static Optional<String> header(HttpServerRequest request, String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(request.getHeader(name)).stream())
        .findFirst();
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void send(RoutingContext context, Answer answer) {
    context
        .vertx()
        .runOnContext(loop -> {
          if (!context.response().ended()) {
            context
                .response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(answer.sentence() + "\n");
          }
        });
  }
}

package io.driftwarden.webhook;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.store.StoreUnavailableException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one delivery: body within its bound, signature right, payload sound, written, 202. Each
 * step that fails ends it, and nothing has changed.
 */
final class WebhookRoute {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);
  private static final BoundedBody.Bounds BOUNDS =
      new BoundedBody.Bounds(5 << 20, Duration.ofSeconds(30));
  private static final int MOST_AT_ONCE = 64;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final Webhooks webhooks;
  private final Room room = new Room(MOST_AT_ONCE);

  WebhookRoute(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** What is said to the forge. */
  private record Answer(int status, String sentence) {}

  void handle(RoutingContext context) {
    if (!room.enter(context)) {
      return;
    }
    context.addEndHandler(ended -> room.leave());
    Context loop = context.vertx().getOrCreateContext();
    new BoundedBody(context.vertx(), context.request(), BOUNDS)
        .collect(body -> Thread.startVirtualThread(() -> answer(context, loop, body)));
  }

  private void answer(RoutingContext context, Context loop, byte[] body) {
    Answer answer = receive(context, body);
    loop.runOnContext(on -> send(context.response(), answer));
  }

  /** An error that isn't ours to mend is answered as well: the forge waits, and sends again. */
  private Answer receive(RoutingContext context, byte[] body) {
    String repository = context.pathParam("repository");
    try {
      return receive(context.request(), repository, body);
    } catch (PayloadException e) {
      return new Answer(400, e.sentence());
    } catch (StoreUnavailableException e) {
      LOG.warn("refused a webhook: {}", e.getMessage());
      return new Answer(503, "The delivery could not be written now. Send it again.");
    } catch (RuntimeException | Error e) {
      LOG.error("a delivery could not be written", e);
      return new Answer(500, "The delivery could not be written. Send it again.");
    }
  }

  private Answer receive(HttpServerRequest request, String repository, byte[] body) {
    if (header(request, List.of("Content-Type")).filter(WebhookRoute::isForm).isPresent()) {
      return new Answer(415, "Set the webhook's content type to application/json.");
    }
    Optional<Sender> sender = webhooks.senders().apply(repository);
    Dialect dialect = Dialect.of(sender.map(Sender::kind).orElse(Sender.Kind.GITEA));
    String proof = header(request, dialect.proofs()).orElse("");
    if (!dialect.isGenuine(sender.map(Sender::secret), proof, body)) {
      LOG.warn(
          "refused a webhook: its signature is missing or wrong, or it is for no repository of ours");
      return new Answer(401, "The signature is missing or wrong.");
    }
    String event = header(request, dialect.events()).orElse("");
    return dialect
        .read(new Envelope(id(request, dialect, body), event, repository), body)
        .map(this::write)
        .orElse(new Answer(202, "Nothing to do for this event."));
  }

  /** Gitea signs what is inside the form, so the signature of one could never hold. */
  private static boolean isForm(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private Answer write(Delivery delivery) {
    webhooks.inbox().write(delivery);
    return new Answer(202, "Written.");
  }

  private static String id(HttpServerRequest request, Dialect dialect, byte[] body) {
    return header(request, dialect.ids())
        .filter(text -> ID.matcher(text).matches())
        .orElseGet(() -> Digest.of(body));
  }

  private static Optional<String> header(HttpServerRequest request, List<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(request.getHeader(name)).stream())
        .findFirst();
  }

  private static void send(HttpServerResponse response, Answer answer) {
    if (!response.ended()) {
      response
          .setStatusCode(answer.status())
          .putHeader("Content-Type", "text/plain; charset=utf-8")
          .end(answer.sentence() + "\n");
    }
  }
}

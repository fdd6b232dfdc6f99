package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.repo.GitRequest;
import io.driftwarden.controller.repo.GitService;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Git's smart HTTP protocol (gitprotocol-http) under {@code /git/NAME.git}. */
final class GitRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(GitRoutes.class);
  private static final String SUFFIX = ".git";
  private static final int MOST_AT_ONCE = 16;
  private static final int BUFFER = 1 << 16;

  private final GitHosting hosting;
  private final Room room = new Room(MOST_AT_ONCE);

  GitRoutes(GitHosting hosting) {
    this.hosting = hosting;
  }

  /** The part of git's work that writes to the answer's body. */
  private interface Work {
    void run(OutputStream out) throws IOException;
  }

  void on(Router router) {
    router.get("/git/:repository/info/refs").handler(this::advertise);
    router.post("/git/:repository/:service").handler(this::answer);
  }

  private void advertise(RoutingContext context) {
    request(context, Optional.ofNullable(context.request().getParam("service")).orElse(""))
        .ifPresent(request ->
            start(
                context,
                "application/x-%s-advertisement".formatted(request.service().title()),
                out -> hosting.server().advertise(request, out)));
  }

  private void answer(RoutingContext context) {
    var body = new RequestInput(context.request());
    request(context, context.pathParam("service"))
        .ifPresent(request ->
            start(
                context,
                "application/x-%s-result".formatted(request.service().title()),
                out -> answer(context.request(), request, body, out)));
  }

  private void answer(
      HttpServerRequest http, GitRequest request, InputStream body, OutputStream out)
      throws IOException {
    boolean zipped = "gzip".equalsIgnoreCase(http.getHeader("Content-Encoding"));
    InputStream plain = zipped ? new GZIPInputStream(body) : body;
    var bounded = new BoundedInput(plain, hosting.largestPush());
    hosting.server().answer(request, bounded, out);
    bounded.drain();
  }

  /** Returns what is asked, or answers that there is no such thing. */
  private Optional<GitRequest> request(RoutingContext context, String service) {
    if (!isKnown(context.request())) {
      context.response().putHeader("WWW-Authenticate", "Basic realm=\"driftwarden\"");
      refuse(context, 401, "This server asks for a password.");
      return Optional.empty();
    }
    String name = context.pathParam("repository");
    String plain =
        name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    Optional<GitService> known =
        GitService.named(service).filter(any -> hosting.server().has(plain));
    if (known.isEmpty()) {
      refuse(context, 404, "There is no such repository here.");
    }
    return known.map(asked ->
        new GitRequest(
            plain,
            asked,
            Optional.ofNullable(context.request().getHeader("Git-Protocol")),
            hosting.largestPush()));
  }

  private boolean isKnown(HttpServerRequest request) {
    return hosting.password().map(password -> shows(request, password)).orElse(true);
  }

  private static boolean shows(HttpServerRequest request, String password) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (!header.startsWith("Basic ")) {
      return false;
    }
    try {
      String shown = new String(Base64.getDecoder().decode(header.substring(6).trim()), UTF_8);
      String after = shown.substring(shown.indexOf(':') + 1);
      return MessageDigest.isEqual(after.getBytes(UTF_8), password.getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void start(RoutingContext context, String type, Work work) {
    if (!room.enter(context)) {
      return;
    }
    context
        .response()
        .setChunked(true)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-cache, no-store");
    Thread.startVirtualThread(() -> run(context, work));
  }

  /** The place is kept as long as the work takes, also where the client has gone. */
  private void run(RoutingContext context, Work work) {
    try (var out = new BufferedOutputStream(new ResponseOutput(context.response()), BUFFER)) {
      work.run(out);
      out.flush();
      context.response().end();
    } catch (ClientGoneException e) {
      LOG.debug("a git client went away", e);
      context.response().reset();
    } catch (IOException e) {
      LOG.warn("a git client could not be answered: {}", e.toString());
      breakOff(context);
    } catch (RuntimeException | Error e) {
      LOG.error("answering a git client met a bug of ours", e);
      breakOff(context);
    } finally {
      room.leave();
    }
  }

  /** Once the answer has begun, it can only be broken off, which git reports by itself. */
  private static void breakOff(RoutingContext context) {
    if (context.response().headWritten()) {
      context.response().reset();
    } else {
      refuse(context, 500, "The server could not answer. Its log says why.");
    }
  }

  private static void refuse(RoutingContext context, int status, String sentence) {
    new Refusal(status, sentence).send(context.vertx(), context.request());
  }
}

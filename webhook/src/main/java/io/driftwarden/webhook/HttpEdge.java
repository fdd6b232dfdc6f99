package io.driftwarden.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's HTTP port: {@code POST /webhooks/OWNER/NAME}, with GitLab's subgroups between them,
 * {@code /git/NAME.git} for git clients, {@code GET /healthz}, and the page.
 */
public final class HttpEdge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);
  private static final int GRACE_SECONDS = 5;
  private static final int IDLE_SECONDS = 300;
  private static final String WEBHOOKS = "/webhooks/(?<repository>[^/]+(?:/[^/]+){1,20})";

  private final Vertx vertx;
  private final HttpServer server;

  private HttpEdge(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Listens at an address; port 0 takes a free one.
   *
   * @throws EdgeException if the port is taken or the address isn't this machine's
   */
  public static HttpEdge start(
      InetSocketAddress address, Webhooks webhooks, Optional<GitHosting> git) {
    return start(address, webhooks, git, Optional.empty());
  }

  /**
   * Listens at an address, and serves a page beside the rest.
   *
   * @throws EdgeException if the port is taken or the address isn't this machine's
   */
  public static HttpEdge start(
      InetSocketAddress address,
      Webhooks webhooks,
      Optional<GitHosting> git,
      Optional<? extends Routes> page) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    try {
      HttpServer server =
          vertx
              .createHttpServer(options(address))
              .requestHandler(router(vertx, webhooks, git, page))
              .exceptionHandler(broken -> {});
      await(server.listen());
      return new HttpEdge(vertx, server);
    } catch (CompletionException e) {
      await(vertx.close());
      throw new EdgeException(
          "The server can't listen at %s:%d. Is the port taken?"
              .formatted(address.getHostString(), address.getPort()),
          e);
    }
  }

  private static HttpServerOptions options(InetSocketAddress address) {
    return new HttpServerOptions()
        .setHost(address.getHostString())
        .setPort(address.getPort())
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true);
  }

  private static Router router(
      Vertx vertx, Webhooks webhooks, Optional<GitHosting> git, Optional<? extends Routes> page) {
    Router router = Router.router(vertx);
    router.get("/healthz").handler(context -> context.response().end("ok\n"));
    var receiver = new WebhookRoute(webhooks);
    router.postWithRegex(WEBHOOKS).handler(context -> receiver.handle(context));
    git.map(GitRoutes::new).ifPresent(routes -> routes.on(router));
    page.ifPresent(routes -> routes.on(router));
    router.errorHandler(400, context -> say(context, 400, "The address can't be read."));
    router.errorHandler(404, context -> say(context, 404, "There is nothing here."));
    router.errorHandler(500, HttpEdge::apologise);
    return router;
  }

  private static void apologise(RoutingContext context) {
    LOG.error("a request met a bug of ours", context.failure());
    say(context, 500, "The server met a bug of its own.");
  }

  /** Without handlers of ours, Vert.x logs a stack trace for each broken address of a stranger. */
  private static void say(RoutingContext context, int status, String sentence) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(sentence + "\n");
  }

  /** Returns the port that is listened at. */
  public int port() {
    return server.actualPort();
  }

  /** Takes no new connections, lets running requests end, and frees the port. */
  @Override
  public void close() {
    await(server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS));
    await(vertx.close());
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}

package io.driftwarden.webhook.page;

import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.run.Controller;
import io.driftwarden.webhook.BoundedBody;
import io.driftwarden.webhook.Room;
import io.driftwarden.webhook.Routes;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page as routes: what can be read with GET, and what the buttons do with POST. */
public final class Page implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Page.class);
  private static final BoundedBody.Bounds FORM =
      new BoundedBody.Bounds(16 << 10, Duration.ofSeconds(10));
  private static final int MOST_AT_ONCE = 32;

  private final Visitors visitors;
  private final Pages pages;
  private final Deeds deeds;
  private final Room room = new Room(MOST_AT_ONCE);

  public Page(Controller controller, PageConfig config) {
    this.visitors = new Visitors(config);
    this.pages = new Pages(controller.overview(), visitors);
    this.deeds = new Deeds(controller, visitors, pages);
  }

  @Override
  public void on(Router router) {
    asset(router);
    get(router, "/", pages::home);
    get(router, "/repository", pages::repository);
    get(router, "/pull", pages::pull);
    get(router, "/run", pages::run);
    get(router, "/stack", pages::stack);
    route(router, "/sign-in").handler(context -> read(context, deeds::askForToken));
    post(router, "/sign-in", deeds::signIn);
    post(router, "/sign-out", deeds::signOut);
    post(router, "/judge", deeds::judge);
    post(router, "/compare", deeds::compare);
  }

  private static io.vertx.ext.web.Route route(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private void asset(Router router) {
    route(router, "/assets/:name")
        .handler(context -> {
          String known =
              Optional.ofNullable(context.request().getHeader("If-None-Match")).orElse("");
          Assets.get(context.pathParam("name"), known)
              .ifPresentOrElse(answer -> answer.send(context.response()), context::next);
        });
  }

  private void get(Router router, String path, Function<Visit, Answer> page) {
    route(router, path)
        .handler(context ->
            read(
                context,
                visit -> visitors.mayRead(visit) ? page.apply(visit) : Answer.goTo("/sign-in")));
  }

  private void read(RoutingContext context, Function<Visit, Answer> page) {
    if (room.enter(context)) {
      context.addEndHandler(ended -> room.leave());
      Visit visit = new Visit(context.queryParams(), visitors.session(context.request()));
      answer(context, visit, () -> page.apply(visit));
    }
  }

  private void post(Router router, String path, Function<Deeds.Form, Answer> deed) {
    router
        .post(path)
        .handler(context -> {
          if (room.enter(context)) {
            context.addEndHandler(ended -> room.leave());
            new BoundedBody(context.vertx(), context.request(), FORM)
                .collect(body -> {
                  Deeds.Form form =
                      Deeds.Form.of(context.request(), body, visitors.session(context.request()));
                  answer(context, form.visit(), () -> deed.apply(form));
                });
          }
        });
  }

  /** The store and git may make us wait, which the event loop must not. */
  private void answer(RoutingContext context, Visit visit, Supplier<Answer> work) {
    Context loop = context.vertx().getOrCreateContext();
    Thread.startVirtualThread(() -> {
      Answer answer = safely(visit, work);
      loop.runOnContext(on -> answer.send(context.response()));
    });
  }

  private Answer safely(Visit visit, Supplier<Answer> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      LOG.error("a page could not be shown", e);
      return pages.problem(visit, 500, "The server met a bug of its own. Its log says more.");
    }
  }
}

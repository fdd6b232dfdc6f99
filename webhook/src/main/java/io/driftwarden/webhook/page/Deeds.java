package io.driftwarden.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.run.Controller;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Delivery;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the buttons do. */
final class Deeds {
  private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);
  private static final Duration AFTER_A_WRONG_TOKEN = Duration.ofSeconds(1);

  private final Controller controller;
  private final Visitors visitors;
  private final Pages pages;

  Deeds(Controller controller, Visitors visitors, Pages pages) {
    this.controller = controller;
    this.visitors = visitors;
    this.pages = pages;
  }

  /**
   * A form that was sent.
   *
   * @param encrypted whether a proxy says that the visitor came by https
   */
  record Form(Visit visit, boolean encrypted) {
    static Form of(HttpServerRequest request, byte[] body, Optional<String> session) {
      boolean encrypted = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
      return new Form(new Visit(fields(new String(body, UTF_8)), session), encrypted);
    }

    private static MultiMap fields(String body) {
      MultiMap fields = MultiMap.caseInsensitiveMultiMap();
      for (String pair : body.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
      return fields;
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, UTF_8);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
  }

  Answer askForToken(Visit visit) {
    return visitors.doorkeeper().isEmpty() ? pages.missing(visit) : pages.signIn(visit, 200, "");
  }

  Answer signIn(Form form) {
    if (visitors.doorkeeper().isEmpty()) {
      return pages.missing(form.visit());
    }
    Optional<String> session = visitors.doorkeeper().get().admit(form.visit().text("token"));
    if (session.isPresent()) {
      return Answer.goTo("/").with("Set-Cookie", Visitors.cookie(session, form.encrypted()));
    }
    LOG.warn("refused a sign-in: the token is wrong");
    rest();
    return pages.signIn(form.visit(), 403, "That is not the token.");
  }

  /** Guessing is made slow. */
  private static void rest() {
    try {
      Thread.sleep(AFTER_A_WRONG_TOKEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Answer signOut(Form form) {
    return allowed(
        form,
        () ->
            Answer.goTo("/")
                .with("Set-Cookie", Visitors.cookie(Optional.empty(), form.encrypted())));
  }

  /** Has a pull request looked into as if a webhook had told of it. */
  Answer judge(Form form) {
    String repository = form.visit().text("repository");
    int number = form.visit().number("number");
    return allowed(
        form,
        () -> {
          if (controller.overview().pull(repository, number).isEmpty()) {
            return pages.missing(form.visit());
          }
          LOG.info("asked-to-judge repository={} pull={}", repository, number);
          controller.tell(
              new Delivery(
                  UUID.randomUUID().toString(), repository, new Delivery.Topic.Pull(number)));
          return Answer.goTo(Links.pull(repository, number));
        });
  }

  /** Has a stack compared with what is live. */
  Answer compare(Form form) {
    Apply.Place place = form.visit().place();
    return allowed(
        form,
        () -> {
          if (controller.overview().stack(place, 1).isEmpty()) {
            return pages.missing(form.visit());
          }
          LOG.info(
              "asked-to-compare stack={} target={} repository={}",
              place.stack(),
              place.target(),
              place.repository());
          controller.compare(place);
          return Answer.goTo(Links.stack(place));
        });
  }

  private Answer allowed(Form form, Supplier<Answer> deed) {
    return visitors.mayAct(form.visit())
        ? deed.get()
        : pages.problem(form.visit(), 403, "Sign in first: this needs the token.");
  }
}

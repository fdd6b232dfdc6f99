package io.driftwarden.webhook.page;

import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PageConfig.Readers;
import io.driftwarden.controller.config.Secret;
import io.driftwarden.webhook.page.Frame.Visitor;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Optional;

/** Who may read, and who may press the buttons. */
final class Visitors {
  private static final String COOKIE = "driftwarden";

  private final PageConfig config;
  private final Optional<Doorkeeper> doorkeeper;

  Visitors(PageConfig config) {
    this.config = config;
    this.doorkeeper =
        config.token().map(Secret::reveal).map(token -> new Doorkeeper(token, Clock.systemUTC()));
  }

  Optional<Doorkeeper> doorkeeper() {
    return doorkeeper;
  }

  /** Returns the session that a request belongs to. */
  Optional<String> session(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> doorkeeper.filter(known -> known.knows(value)).isPresent());
  }

  boolean mayRead(Visit visit) {
    return config.readers() == Readers.EVERYONE || visit.session().isPresent();
  }

  /** Reports whether a form was sent from a page of ours. */
  boolean mayAct(Visit visit) {
    return doorkeeper.isPresent()
        && visit
            .session()
            .filter(session -> doorkeeper.get().isProof(session, visit.text("proof")))
            .isPresent();
  }

  Visitor of(Visit visit) {
    return new Visitor(
        doorkeeper.isPresent(),
        visit
            .session()
            .flatMap(session -> doorkeeper.map(known -> known.proof(session)))
            .orElse(""));
  }

  /** Returns the header that begins a session, or where there is none, ends it. */
  static String cookie(Optional<String> session, boolean encrypted) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(
            COOKIE,
            session.orElse(""),
            session.isPresent() ? Doorkeeper.LASTS.toSeconds() : 0,
            encrypted ? "; Secure" : "");
  }
}

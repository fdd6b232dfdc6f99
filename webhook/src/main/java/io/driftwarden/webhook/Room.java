package io.driftwarden.webhook;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;

/** Room for some requests at once; who finds none is told when to come again. */
public final class Room {
  private final Semaphore free;

  public Room(int places) {
    this.free = new Semaphore(places);
  }

  /** Takes a place, or answers that there is none. */
  public boolean enter(RoutingContext context) {
    if (free.tryAcquire()) {
      return true;
    }
    context.response().putHeader("Retry-After", "5");
    new Refusal(503, "Too many requests at once.").send(context.vertx(), context.request());
    return false;
  }

  public void leave() {
    free.release();
  }
}

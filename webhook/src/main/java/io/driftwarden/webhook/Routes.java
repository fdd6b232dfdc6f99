package io.driftwarden.webhook;

import io.vertx.ext.web.Router;

/** Something that is served beside the rest. */
@FunctionalInterface
public interface Routes {
  void on(Router router);
}

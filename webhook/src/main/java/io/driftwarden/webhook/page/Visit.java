package io.driftwarden.webhook.page;

import io.driftwarden.controller.store.Apply;
import io.vertx.core.MultiMap;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param fields of the address, or of a form that was sent
 * @param session one that the doorkeeper knows
 */
record Visit(MultiMap fields, Optional<String> session) {
  private static final int LONGEST = 4_096;

  /** Returns a field; empty where it is missing or absurd. */
  String text(String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(text -> text.length() <= LONGEST)
        .orElse("");
  }

  /** Returns a field that is a number; 0 where it is none. */
  int number(String name) {
    String text = text(name);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  Apply.Place place() {
    return new Apply.Place(text("repository"), text("stack"), text("target"));
  }
}

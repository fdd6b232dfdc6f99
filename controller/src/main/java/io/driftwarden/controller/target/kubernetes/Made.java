package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The very object that an apply made.
 *
 * @param uid tells it from one of the same name that somebody makes later; empty where the answer
 *     of the server was lost
 */
record Made(ObjectId id, String uid) {
  private static final Pattern SPELLING =
      Pattern.compile("(\\S+) ([^/\\s]+)/([^/\\s]*)/([^/\\s]+)(?: (\\S+))?");

  /** Returns what an inventory names, in its order. */
  static List<Made> in(Inventory inventory) {
    return inventory.addresses().stream().flatMap(address -> of(address).stream()).toList();
  }

  static Optional<Made> of(String spelling) {
    Matcher matcher = SPELLING.matcher(spelling);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    ObjectId id =
        new ObjectId(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    return Optional.of(new Made(id, Optional.ofNullable(matcher.group(5)).orElse("")));
  }

  /** Returns the spelling that an inventory keeps: {@code apps/v1 Deployment/shop/web uid}. */
  String spelling() {
    String which = "%s %s/%s/%s".formatted(id.apiVersion(), id.kind(), id.namespace(), id.name());
    return uid.isEmpty() ? which : which + " " + uid;
  }

  /** Reports whether a live object is the one that was made. */
  boolean is(JsonNode live) {
    return uid.isEmpty() ? Ownership.known(live) : uid.equals(uid(live));
  }

  static String uid(JsonNode live) {
    return live.path("metadata").path("uid").asString("");
  }
}

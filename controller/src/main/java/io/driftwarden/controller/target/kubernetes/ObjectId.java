package io.driftwarden.controller.target.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which object of a cluster.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param namespace empty for an object of the whole cluster
 */
record ObjectId(String apiVersion, String kind, String namespace, String name) {
  private static final Pattern SPELLING =
      Pattern.compile("(\\S+) ([^/\\s]+)/([^/\\s]*)/([^/\\s]+)");

  /** Returns the API group, empty for the core group. */
  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** Returns what tells two objects apart; a new API version of a kind shows the same objects. */
  List<String> identity() {
    return List.of(group(), kind, namespace, name);
  }

  /** Returns {@code kind/namespace/name}, as a resource's address is spelt. */
  String address() {
    return namespace.isEmpty() ? kind + "/" + name : kind + "/" + namespace + "/" + name;
  }

  /** Returns the spelling that an inventory keeps: {@code apps/v1 Deployment/shop/web}. */
  String spelling() {
    return "%s %s/%s/%s".formatted(apiVersion, kind, namespace, name);
  }

  /** Reads {@link #spelling}; nothing where it is not one. */
  static Optional<ObjectId> of(String spelling) {
    Matcher matcher = SPELLING.matcher(spelling);
    return matcher.matches()
        ? Optional.of(
            new ObjectId(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
        : Optional.empty();
  }
}

package io.driftwarden.controller.target.kubernetes;

import java.util.List;

/**
 * Which object of a cluster.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param namespace empty for an object of the whole cluster
 */
record ObjectId(String apiVersion, String kind, String namespace, String name) {
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
}

package io.driftwarden.cli.sandbox;

/**
 * Which object, or which objects, a request is about.
 *
 * @param namespace empty for all namespaces, and for kinds without any
 * @param name empty for all objects
 */
record Address(Kind kind, String namespace, String name) {
  Address named(String one) {
    return new Address(kind, namespace, one);
  }

  boolean isCollection() {
    return name.isEmpty();
  }
}

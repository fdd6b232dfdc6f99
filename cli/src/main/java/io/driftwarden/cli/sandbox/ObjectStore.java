package io.driftwarden.cli.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects, in memory, in the order in which they were made. What it gives out is not changed.
 */
final class ObjectStore {
  private final Map<Id, ObjectNode> objects = new LinkedHashMap<>();
  private long version;

  /** An object by its resource, which all versions of a kind share. */
  private record Id(String resource, String namespace, String name) {}

  Optional<ObjectNode> find(Address address) {
    return Optional.ofNullable(objects.get(id(address)))
        .map(object -> inVersion(address.kind(), object));
  }

  List<ObjectNode> list(Kind kind, String namespace) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().resource().equals(kind.resource()))
        .filter(entry -> namespace.isEmpty() || entry.getKey().namespace().equals(namespace))
        .map(entry -> inVersion(kind, entry.getValue()))
        .toList();
  }

  /** Returns the version of the newest change. */
  String version() {
    return Long.toString(version);
  }

  /** Keeps an object and gives it its version. */
  void put(Address address, ObjectNode object) {
    version++;
    object.withObjectProperty("metadata").put("resourceVersion", version());
    objects.put(id(address), object);
  }

  void remove(Address address) {
    version++;
    objects.remove(id(address));
  }

  /** Removes all objects of a namespace. */
  void removeNamespace(String namespace) {
    removeAll(id -> id.namespace().equals(namespace));
  }

  /** Removes all objects of a kind, spelt {@code plural.group}. */
  void removeResource(String resource) {
    removeAll(id -> id.resource().equals(resource));
  }

  private void removeAll(Predicate<Id> unwanted) {
    objects.keySet().removeIf(unwanted);
  }

  private static Id id(Address address) {
    return new Id(address.kind().resource(), address.namespace(), address.name());
  }

  private static ObjectNode inVersion(Kind kind, ObjectNode object) {
    return object.path("apiVersion").asString("").equals(kind.apiVersion())
        ? object
        : object.deepCopy().put("apiVersion", kind.apiVersion());
  }
}

package io.driftwarden.cli.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who sets which fields of an object. */
final class Managers {
  private static final String FIELD = "managedFields";

  private final Map<Manager, Set<FieldPath>> fields = new LinkedHashMap<>();

  /** A name, and the way in which it sets fields. */
  record Manager(String name, Operation operation) {}

  /** The ways to set fields, spelt as in managed fields. */
  enum Operation {
    Apply,
    Update
  }

  /** A field that somebody else sets. */
  record Conflict(String manager, FieldPath path) {}

  static Managers of(JsonNode object) {
    Managers managers = new Managers();
    for (JsonNode entry : object.path("metadata").path(FIELD)) {
      Operation operation = Operation.valueOf(entry.path("operation").asString());
      managers.fields.put(
          new Manager(entry.path("manager").asString(), operation),
          FieldsV1.read(entry.path("fieldsV1")));
    }
    return managers;
  }

  Set<FieldPath> of(Manager manager) {
    return new LinkedHashSet<>(fields.getOrDefault(manager, Set.of()));
  }

  /** Returns those of the fields that others set. */
  List<Conflict> conflicts(Manager manager, Set<FieldPath> wanted) {
    List<Conflict> conflicts = new ArrayList<>();
    fields.forEach((other, set) -> {
      if (!other.equals(manager)) {
        set.stream()
            .filter(wanted::contains)
            .forEach(path -> conflicts.add(new Conflict(other.name(), path)));
      }
    });
    return conflicts;
  }

  /** Returns all that anybody sets. */
  Set<FieldPath> all() {
    Set<FieldPath> all = new LinkedHashSet<>();
    fields.values().forEach(all::addAll);
    return all;
  }

  /** Takes fields from everybody. */
  void release(Set<FieldPath> paths) {
    fields.values().forEach(set -> set.removeAll(paths));
  }

  /** Keeps of everybody's fields those that are still there. */
  void retain(Set<FieldPath> paths) {
    fields.values().forEach(set -> set.retainAll(paths));
  }

  void set(Manager manager, Set<FieldPath> paths) {
    fields.put(manager, new LinkedHashSet<>(paths));
  }

  /**
   * Writes into an object who sets its fields.
   *
   * @param live the object as it was: who sets the same as before did so at the time before
   */
  void writeTo(ObjectNode object, JsonNode live, String now) {
    ArrayNode entries = Json.array();
    fields.forEach((manager, set) -> {
      if (!set.isEmpty()) {
        ObjectNode entry = entry(manager, set, object.path("apiVersion"));
        entry.put("time", time(entry, live).orElse(now));
        entries.add(entry);
      }
    });
    object.withObjectProperty("metadata").set(FIELD, entries);
  }

  private static ObjectNode entry(Manager manager, Set<FieldPath> set, JsonNode apiVersion) {
    ObjectNode entry =
        Json.object()
            .put("manager", manager.name())
            .put("operation", manager.operation().name())
            .put("fieldsType", "FieldsV1");
    entry.set("apiVersion", apiVersion);
    entry.set("fieldsV1", FieldsV1.of(set));
    return entry;
  }

  private static Optional<String> time(ObjectNode entry, JsonNode live) {
    for (JsonNode before : live.path("metadata").path(FIELD)) {
      ObjectNode timeless = ((ObjectNode) before).deepCopy();
      String time = timeless.remove("time").asString("");
      if (timeless.equals(entry)) {
        return Optional.of(time);
      }
    }
    return Optional.empty();
  }
}

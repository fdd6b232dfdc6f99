package io.driftwarden.cli.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells which API versions and kinds are served. */
final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "get", "list", "patch", "update");

  private final Kinds kinds;

  Discovery(Kinds kinds) {
    this.kinds = kinds;
  }

  static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "36")
        .put("gitVersion", "v1.36.0-driftwarden-sandbox");
  }

  static ObjectNode core() {
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  ObjectNode groups() {
    Map<String, TreeSet<String>> versions =
        kinds.all().stream()
            .filter(kind -> !kind.group().isEmpty())
            .collect(
                Collectors.groupingBy(
                    Kind::group,
                    Collectors.mapping(Kind::apiVersion, Collectors.toCollection(TreeSet::new))));
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    versions.forEach((group, all) -> groups.add(group(group, all)));
    return list;
  }

  private static ObjectNode group(String name, SortedSet<String> versions) {
    ObjectNode group = Json.object().put("name", name);
    ArrayNode list = group.putArray("versions");
    versions.forEach(version -> list.add(version(version)));
    group.set("preferredVersion", version(versions.last()));
    return group;
  }

  private static ObjectNode version(String apiVersion) {
    return Json.object()
        .put("groupVersion", apiVersion)
        .put("version", apiVersion.substring(apiVersion.indexOf('/') + 1));
  }

  /**
   * @throws Rejection if there is no such API version
   */
  ObjectNode resources(String apiVersion) {
    List<Kind> served = kinds.in(apiVersion);
    if (served.isEmpty()) {
      throw Rejection.notServed();
    }
    ObjectNode list =
        Json.object()
            .put("kind", "APIResourceList")
            .put("apiVersion", "v1")
            .put("groupVersion", apiVersion);
    ArrayNode resources = list.putArray("resources");
    served.forEach(kind -> resources.add(resource(kind)));
    return list;
  }

  private static ObjectNode resource(Kind kind) {
    ObjectNode resource =
        Json.object()
            .put("name", kind.names().plural())
            .put("singularName", kind.name().toLowerCase(Locale.ROOT))
            .put("namespaced", kind.namespaced())
            .put("kind", kind.name());
    kind.names().shorter().forEach(resource.putArray("shortNames")::add);
    VERBS.forEach(resource.putArray("verbs")::add);
    return resource;
  }
}

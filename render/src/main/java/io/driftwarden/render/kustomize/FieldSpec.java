package io.driftwarden.render.kustomize;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of the resources of some kinds.
 *
 * @param group empty for any, as are version and kind
 * @param path names with slashes between; a list on the way stands for each of its elements
 * @param create whether the field is made where it is missing
 */
record FieldSpec(String group, String version, String kind, String path, boolean create) {
  static FieldSpec created(String path) {
    return new FieldSpec("", "", "", path, true);
  }

  boolean selects(ResourceId id) {
    return (group.isEmpty() || group.equals(id.group()))
        && (version.isEmpty() || version.equals(id.version()))
        && (kind.isEmpty() || kind.equals(id.kind()));
  }

  /** Returns the path's names; a backslash before a slash makes it part of the name. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    String plain = path.startsWith("/") ? path.substring(1) : path;
    for (String step : plain.split("(?<!\\\\)/", -1)) {
      steps.add(step.replace("\\/", "/"));
    }
    return steps;
  }
}

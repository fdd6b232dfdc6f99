package io.driftwarden.helm.chart;

import io.driftwarden.yaml.Node;

/**
 * One Kubernetes object that a chart makes.
 *
 * @param object its places are those in the templates that wrote it; a text in it may hold the mark
 *     of an unknown value
 */
public record Manifest(Node.Mapping object) {
  String kind() {
    return object.text("kind").orElse("");
  }

  /** Reports whether Helm runs it at a point of a release's life and doesn't keep it. */
  boolean isHook() {
    return object.get("metadata").orElse(null) instanceof Node.Mapping metadata
        && metadata.get("annotations").orElse(null) instanceof Node.Mapping annotations
        && annotations.get("helm.sh/hook").isPresent();
  }
}

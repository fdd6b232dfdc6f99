package io.driftwarden.helm.chart;

import io.driftwarden.yaml.Node;

/**
 * One Kubernetes object that a chart makes.
 *
 * @param object its places are those in the templates that wrote it; a text in it may hold the mark
 *     of an unknown value
 */
public record Manifest(Node.Mapping object) {}

package io.driftwarden.cli.sandbox;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A kind of object that is served.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param namespaced whether its objects are in namespaces
 */
record Kind(String apiVersion, Names names, boolean namespaced, Schema schema) {
  /**
   * What it is called.
   *
   * @param plural as in paths
   * @param shorter by which kubectl knows it too
   */
  record Names(String kind, String plural, List<String> shorter) {}

  /**
   * What its objects are made of.
   *
   * @param root an OpenAPI schema as custom resource definitions have it
   * @param shape how two of its objects merge
   */
  record Schema(JsonNode root, Shape shape) {}

  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  String name() {
    return names.kind();
  }

  Shape shape() {
    return schema.shape();
  }

  /** Returns the name that messages use: {@code deployments.apps}. */
  String resource() {
    return group().isEmpty() ? names.plural() : names.plural() + "." + group();
  }

  boolean isNamespace() {
    return apiVersion.equals("v1") && name().equals("Namespace");
  }

  boolean isSecret() {
    return apiVersion.equals("v1") && name().equals("Secret");
  }

  boolean isDefinition() {
    return apiVersion.equals(Kinds.DEFINITIONS) && name().equals("CustomResourceDefinition");
  }
}

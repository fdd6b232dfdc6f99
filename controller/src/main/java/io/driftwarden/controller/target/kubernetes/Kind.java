package io.driftwarden.controller.target.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** A kind of object as the API serves it. */
record Kind(String apiVersion, String name, String plural, boolean namespaced) {

  ResourceDefinitionContext context() {
    int slash = apiVersion.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
        .withVersion(apiVersion.substring(slash + 1))
        .withKind(name)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }
}

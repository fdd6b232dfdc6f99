package io.driftwarden.controller.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster that stacks are applied to.
 *
 * @param name by which {@code deploy} and messages call it
 * @param context the kubeconfig's own current one where there is none
 * @param namespace of objects that name none
 */
public record TargetConfig(
    String name, Path kubeconfig, Optional<String> context, String namespace) {
  public static final String DEFAULT_NAMESPACE = "default";
}

package io.driftwarden.controller.config;

import java.net.URI;
import java.util.Optional;

/**
 * An AWS account as seen from one region.
 *
 * @param keys where there are none, what AWS's own default chain finds, such as a pod's role
 * @param endpoint of all services, for what only speaks like AWS
 */
public record AwsConfig(String region, Optional<Keys> keys, Optional<URI> endpoint) {
  /** An access key. */
  public record Keys(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken) {}
}

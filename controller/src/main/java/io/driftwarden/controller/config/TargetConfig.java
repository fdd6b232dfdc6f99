package io.driftwarden.controller.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A live world that stacks are applied to. */
public sealed interface TargetConfig {
  /** Returns the name by which {@code deploy} and messages call it. */
  String name();

  /** Returns which pull requests are planned against it. */
  Planning planning();

  /** Which pull requests are planned, since a plan runs tools with the target's credentials. */
  enum Planning {
    /** Those of people who may push, as long as planning runs nothing that is new. */
    TRUSTED,
    /** Those for which someone who may push asks for it. */
    ASKED,
    NEVER
  }

  /**
   * A cluster.
   *
   * @param context the kubeconfig's own current one where there is none
   * @param namespace of objects that name none
   */
  record Kubernetes(
      String name, Planning planning, Path kubeconfig, Optional<String> context, String namespace)
      implements TargetConfig {
    public static final String DEFAULT_NAMESPACE = "default";

    /** Returns a cluster with what is usual, as its kubeconfig file describes it. */
    public static Kubernetes at(String name, Path kubeconfig) {
      return new Kubernetes(name, Planning.ASKED, kubeconfig, Optional.empty(), DEFAULT_NAMESPACE);
    }
  }

  /**
   * What Terraform or OpenTofu reaches with the credentials of an environment.
   *
   * @param binary the tool's path, or a name that is looked for on the server's own path
   * @param cliConfig the tool's own configuration file, such as one that names a provider mirror
   * @param environment all that the tool gets of an environment
   * @param timeout of each run of the tool
   * @param aws where live values are also read directly
   */
  record Terraform(
      String name,
      Planning planning,
      String binary,
      Optional<Path> cliConfig,
      Map<String, Secret> environment,
      Duration timeout,
      Optional<AwsConfig> aws)
      implements TargetConfig {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    public Terraform {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * CloudFormation in one account and region.
   *
   * @param assets the bucket that files of CDK apps are put into; what the app itself names where
   *     there is none
   */
  record CloudFormation(String name, Planning planning, AwsConfig aws, Optional<String> assets)
      implements TargetConfig {}
}

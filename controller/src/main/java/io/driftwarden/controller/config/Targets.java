package io.driftwarden.controller.config;

import io.driftwarden.controller.config.TargetConfig.CloudFormation;
import io.driftwarden.controller.config.TargetConfig.Kubernetes;
import io.driftwarden.controller.config.TargetConfig.Planning;
import io.driftwarden.controller.config.TargetConfig.Terraform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the entries under {@code targets}. */
final class Targets {
  private static final List<String> KINDS = List.of("kubernetes", "terraform", "cloudformation");
  private static final List<String> PLANNING = List.of("trusted", "asked", "never");

  private Targets() {}

  static TargetConfig read(Section section) {
    return switch (section.choice("kind", KINDS)) {
      case "terraform" -> terraform(section);
      case "cloudformation" -> cloudFormation(section);
      default -> kubernetes(section);
    };
  }

  private static Kubernetes kubernetes(Section section) {
    section.allow(List.of("name", "kind", "plan", "kubeconfig", "context", "namespace"));
    section.required("kubeconfig");
    return new Kubernetes(
        section.required("name"),
        planning(section, Planning.ASKED),
        section.path("kubeconfig").orElse(Path.of("")),
        section.text("context"),
        section.text("namespace").orElse(Kubernetes.DEFAULT_NAMESPACE));
  }

  private static Terraform terraform(Section section) {
    section.allow(
        List.of("name", "kind", "plan", "binary", "cliConfig", "environment", "timeout", "aws"));
    return new Terraform(
        section.required("name"),
        planning(section, Planning.TRUSTED),
        section.text("binary").orElse("terraform"),
        section.path("cliConfig"),
        section.section("environment").secrets(),
        section.duration("timeout").orElse(Terraform.DEFAULT_TIMEOUT),
        section.has("aws") ? Optional.of(aws(section.section("aws"))) : Optional.empty());
  }

  private static CloudFormation cloudFormation(Section section) {
    section.allow(List.of("name", "kind", "plan", "aws", "assets"));
    section.present("aws");
    return new CloudFormation(
        section.required("name"),
        planning(section, Planning.TRUSTED),
        aws(section.section("aws")),
        section.text("assets"));
  }

  private static AwsConfig aws(Section section) {
    section.allow(List.of("region", "accessKeyId", "secretAccessKey", "sessionToken", "endpoint"));
    Optional<AwsConfig.Keys> keys =
        section
            .text("accessKeyId")
            .map(id ->
                new AwsConfig.Keys(
                    id, section.requiredSecret("secretAccessKey"), section.secret("sessionToken")));
    return new AwsConfig(section.required("region"), keys, section.address("endpoint"));
  }

  private static Planning planning(Section section, Planning usual) {
    return switch (section.has("plan") ? section.choice("plan", PLANNING) : "") {
      case "trusted" -> Planning.TRUSTED;
      case "asked" -> Planning.ASKED;
      case "never" -> Planning.NEVER;
      default -> usual;
    };
  }
}

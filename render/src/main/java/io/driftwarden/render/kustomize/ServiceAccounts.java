package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.Optional;
import java.util.Set;

/** The ServiceAccounts of an {@code IAMPolicyGenerator}: each stands for one of a cloud. */
final class ServiceAccounts {
  private static final Set<String> KUBERNETES = Set.of("name", "namespace");
  private static final Set<String> CLOUD = Set.of("name", "projectId");
  private static final String ANNOTATION = "iam.gke.io/gcp-service-account";

  private ServiceAccounts() {}

  static Node.Mapping of(Fields fields) {
    Optional<Node.Text> cloud = fields.text("cloud").filter(text -> text.value().equals("gke"));
    if (cloud.isEmpty()) {
      throw KustomizeProblem.wrongValue("The cloud of a service account", "gke", fields.place());
    }
    Fields account = part(fields, "serviceAccount", CLOUD);
    Fields own = part(fields, "kubernetesService", KUBERNETES);
    Node.Text name = text(account, "name");
    String value =
        "%s@%s.iam.gserviceaccount.com".formatted(name.value(), text(account, "projectId").value());
    Node.Mapping empty = Edits.empty(fields.place());
    Node.Mapping metadata =
        Edits.with(
            Edits.with(empty, "name", text(own, "name")),
            "annotations",
            Edits.with(empty, ANNOTATION, new Node.Text(value, name.place())));
    Optional<Node.Text> namespace = own.text("namespace");
    metadata =
        namespace.isPresent() ? Edits.with(metadata, "namespace", namespace.get()) : metadata;
    Node.Mapping typed =
        Edits.with(
            Edits.with(empty, "apiVersion", new Node.Text("v1", fields.place())),
            "kind",
            new Node.Text("ServiceAccount", fields.place()));
    return Edits.with(typed, "metadata", metadata);
  }

  private static Fields part(Fields fields, String field, Set<String> known) {
    Node node = fields.get(field).orElse(Edits.empty(fields.place()));
    return Fields.of(node, field + " of an IAMPolicyGenerator", known);
  }

  private static Node.Text text(Fields fields, String field) {
    return fields
        .text(field)
        .orElseThrow(
            () -> KustomizeProblem.wrongValue("\"%s\"".formatted(field), "needed", fields.place()));
  }
}

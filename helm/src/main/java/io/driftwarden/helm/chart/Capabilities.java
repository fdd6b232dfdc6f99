package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.List;
import java.util.Map;

/** {@code .Capabilities}: the cluster that charts are rendered for, since none is asked. */
final class Capabilities {
  /** The Kubernetes version that charts are rendered for. */
  static final String KUBERNETES = "v1.36.0";

  private static final String HELM = "v3.22.0";

  /** The API groups that a cluster of that version serves, and those that Helm presumes. */
  private static final List<String> API_VERSIONS =
      List.of(
          "v1",
          "admissionregistration.k8s.io/v1",
          "admissionregistration.k8s.io/v1beta1",
          "apiextensions.k8s.io/v1",
          "apiextensions.k8s.io/v1beta1",
          "apps/v1",
          "apps/v1beta1",
          "apps/v1beta2",
          "authentication.k8s.io/v1",
          "authentication.k8s.io/v1beta1",
          "authorization.k8s.io/v1",
          "authorization.k8s.io/v1beta1",
          "autoscaling/v1",
          "autoscaling/v2",
          "batch/v1",
          "batch/v1beta1",
          "certificates.k8s.io/v1",
          "certificates.k8s.io/v1beta1",
          "coordination.k8s.io/v1",
          "coordination.k8s.io/v1beta1",
          "discovery.k8s.io/v1",
          "discovery.k8s.io/v1beta1",
          "events.k8s.io/v1",
          "events.k8s.io/v1beta1",
          "extensions/v1beta1",
          "flowcontrol.apiserver.k8s.io/v1",
          "networking.k8s.io/v1",
          "networking.k8s.io/v1beta1",
          "node.k8s.io/v1",
          "node.k8s.io/v1beta1",
          "policy/v1",
          "policy/v1beta1",
          "rbac.authorization.k8s.io/v1",
          "rbac.authorization.k8s.io/v1beta1",
          "resource.k8s.io/v1",
          "scheduling.k8s.io/v1",
          "scheduling.k8s.io/v1beta1",
          "storage.k8s.io/v1",
          "storage.k8s.io/v1beta1");

  private Capabilities() {}

  static Datum object() {
    return object(
        "Capabilities",
        Map.of(
            "KubeVersion", kubeVersion(),
            "APIVersions", apiVersions(),
            "HelmVersion", object("version", Map.of("Version", Datum.of(HELM)))));
  }

  private static Datum object(String type, Map<String, Datum> fields) {
    return new Datum.Native(type, fields, Map.of(), Datum.Dict::new);
  }

  private static Datum kubeVersion() {
    String[] parts = KUBERNETES.substring(1).split("\\.");
    Map<String, Datum> fields =
        Map.of(
            "Version", Datum.of(KUBERNETES),
            "GitVersion", Datum.of(KUBERNETES),
            "Major", Datum.of(parts[0]),
            "Minor", Datum.of(parts[1]));
    Map<String, Datum.Method> methods = Map.of("String", _ -> Datum.of(KUBERNETES));
    return new Datum.Native("KubeVersion", fields, methods, Datum.Dict::new);
  }

  private static Datum apiVersions() {
    return new Datum.Native(
        "VersionSet", Map.of(), Map.of("Has", Capabilities::has), Datum.Dict::new);
  }

  /** {@code group/version}, or {@code group/version/kind}: kinds are taken to be there. */
  private static Datum has(List<Datum> arguments) {
    if (arguments.size() != 1 || !(arguments.getFirst() instanceof Datum.Text text)) {
      throw new BadArgument("Has takes one API version.");
    }
    return Datum.of(API_VERSIONS.contains(text.value()));
  }
}

package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code .Capabilities}: the cluster that charts are rendered for, since none is asked.
 *
 * @param kubernetes its version, with a {@code v}
 * @param more API versions that it has beside those that Helm presumes: {@code group/version} or
 *     {@code group/version/kind}
 */
public record Capabilities(String kubernetes, List<String> more) {
  /** The cluster that charts are rendered for where nothing else is said. */
  public static final Capabilities STANDARD = new Capabilities("v1.36.0", List.of());

  private static final Pattern VERSION =
      Pattern.compile("v?(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})(?:\\.(0|[1-9][0-9]{0,8}))?.*");

  private static final String HELM = "v3.22.0";

  /** What Helm presumes of every cluster, in its order. */
  private static final List<String> API_VERSIONS =
      List.of(
          "v1",
          "admissionregistration.k8s.io/v1",
          "admissionregistration.k8s.io/v1alpha1",
          "admissionregistration.k8s.io/v1beta1",
          "internal.apiserver.k8s.io/v1alpha1",
          "apps/v1",
          "apps/v1beta1",
          "apps/v1beta2",
          "authentication.k8s.io/v1",
          "authentication.k8s.io/v1alpha1",
          "authentication.k8s.io/v1beta1",
          "authorization.k8s.io/v1",
          "authorization.k8s.io/v1beta1",
          "autoscaling/v1",
          "autoscaling/v2",
          "batch/v1",
          "batch/v1beta1",
          "certificates.k8s.io/v1",
          "certificates.k8s.io/v1beta1",
          "certificates.k8s.io/v1alpha1",
          "coordination.k8s.io/v1alpha2",
          "coordination.k8s.io/v1beta1",
          "coordination.k8s.io/v1",
          "discovery.k8s.io/v1",
          "discovery.k8s.io/v1beta1",
          "events.k8s.io/v1",
          "events.k8s.io/v1beta1",
          "extensions/v1beta1",
          "flowcontrol.apiserver.k8s.io/v1",
          "flowcontrol.apiserver.k8s.io/v1beta1",
          "flowcontrol.apiserver.k8s.io/v1beta2",
          "flowcontrol.apiserver.k8s.io/v1beta3",
          "lifecycle.k8s.io/v1alpha1",
          "networking.k8s.io/v1",
          "networking.k8s.io/v1beta1",
          "node.k8s.io/v1",
          "node.k8s.io/v1alpha1",
          "node.k8s.io/v1beta1",
          "policy/v1",
          "policy/v1beta1",
          "rbac.authorization.k8s.io/v1",
          "rbac.authorization.k8s.io/v1beta1",
          "rbac.authorization.k8s.io/v1alpha1",
          "resource.k8s.io/v1",
          "resource.k8s.io/v1beta2",
          "resource.k8s.io/v1beta1",
          "resource.k8s.io/v1alpha3",
          "scheduling.k8s.io/v1alpha3",
          "scheduling.k8s.io/v1beta1",
          "scheduling.k8s.io/v1",
          "storage.k8s.io/v1beta1",
          "storage.k8s.io/v1",
          "storage.k8s.io/v1alpha1",
          "storagemigration.k8s.io/v1",
          "storagemigration.k8s.io/v1beta1",
          "apiextensions.k8s.io/v1beta1",
          "apiextensions.k8s.io/v1");

  public Capabilities {
    more = List.copyOf(more);
  }

  /**
   * Returns a cluster of a version, as {@code --kube-version} spells it.
   *
   * @param more API versions that it has beside the usual ones
   */
  public static Optional<Capabilities> of(String version, List<String> more) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String patch = Optional.ofNullable(matcher.group(3)).orElse("0");
    String whole = "v%s.%s.%s".formatted(matcher.group(1), matcher.group(2), patch);
    return Optional.of(new Capabilities(whole, more));
  }

  Datum object() {
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

  private Datum kubeVersion() {
    String[] parts = kubernetes.substring(1).split("\\.");
    Map<String, Datum> fields =
        Map.of(
            "Version", Datum.of(kubernetes),
            "Major", Datum.of(parts[0]),
            "Minor", Datum.of(parts[1]));
    Map<String, Datum.Method> methods =
        Map.of(
            "String", _ -> Datum.of(kubernetes),
            "GitVersion", _ -> Datum.of(kubernetes));
    return new Datum.Native("KubeVersion", fields, methods, Datum.Dict::new);
  }

  private Datum apiVersions() {
    List<String> all = new ArrayList<>(API_VERSIONS);
    all.addAll(more);
    return new Datum.Items(all.stream().map(Datum::of).toList(), Datum.Element.API_VERSION);
  }
}

package io.driftwarden.cli.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kinds that are served: those of Kubernetes, and those that definitions among the objects add.
 */
final class Kinds {
  static final String DEFINITIONS = "apiextensions.k8s.io/v1";

  /** API version, kind, plural, short names, scope, outermost fields. */
  private static final String TABLE =
      """
      v1 Namespace namespaces ns Cluster spec
      v1 ConfigMap configmaps cm Namespaced data,binaryData,immutable
      v1 Secret secrets - Namespaced data,stringData,immutable,type
      v1 Service services svc Namespaced spec
      v1 ServiceAccount serviceaccounts sa Namespaced secrets,imagePullSecrets,automountServiceAccountToken
      v1 Pod pods po Namespaced spec
      v1 PersistentVolume persistentvolumes pv Cluster spec
      v1 PersistentVolumeClaim persistentvolumeclaims pvc Namespaced spec
      v1 ResourceQuota resourcequotas quota Namespaced spec
      v1 LimitRange limitranges limits Namespaced spec
      apps/v1 Deployment deployments deploy Namespaced spec
      apps/v1 StatefulSet statefulsets sts Namespaced spec
      apps/v1 DaemonSet daemonsets ds Namespaced spec
      apps/v1 ReplicaSet replicasets rs Namespaced spec
      batch/v1 Job jobs - Namespaced spec
      batch/v1 CronJob cronjobs cj Namespaced spec
      autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers hpa Namespaced spec
      policy/v1 PodDisruptionBudget poddisruptionbudgets pdb Namespaced spec
      networking.k8s.io/v1 Ingress ingresses ing Namespaced spec
      networking.k8s.io/v1 IngressClass ingressclasses - Cluster spec
      networking.k8s.io/v1 NetworkPolicy networkpolicies netpol Namespaced spec
      rbac.authorization.k8s.io/v1 Role roles - Namespaced rules
      rbac.authorization.k8s.io/v1 RoleBinding rolebindings - Namespaced subjects,roleRef
      rbac.authorization.k8s.io/v1 ClusterRole clusterroles - Cluster rules,aggregationRule
      rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings - Cluster subjects,roleRef
      storage.k8s.io/v1 StorageClass storageclasses sc Cluster provisioner,parameters,reclaimPolicy,mountOptions,allowVolumeExpansion,volumeBindingMode,allowedTopologies
      scheduling.k8s.io/v1 PriorityClass priorityclasses pc Cluster value,globalDefault,description,preemptionPolicy
      apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions crd,crds Cluster spec
      """;

  private static final List<Kind> KNOWN = TABLE.lines().map(Kinds::known).toList();
  private static final Kind DEFINITION =
      KNOWN.stream().filter(Kind::isDefinition).findFirst().orElseThrow();
  private static final Kind NAMESPACE =
      KNOWN.stream().filter(Kind::isNamespace).findFirst().orElseThrow();

  private final ObjectStore objects;

  Kinds(ObjectStore objects) {
    this.objects = objects;
  }

  Kind namespace() {
    return NAMESPACE;
  }

  List<Kind> all() {
    return Stream.concat(
            KNOWN.stream(), objects.list(DEFINITION, "").stream().flatMap(Kinds::defined))
        .toList();
  }

  List<Kind> in(String apiVersion) {
    return all().stream().filter(kind -> kind.apiVersion().equals(apiVersion)).toList();
  }

  Optional<Kind> find(String apiVersion, String plural) {
    return in(apiVersion).stream().filter(kind -> kind.names().plural().equals(plural)).findFirst();
  }

  private static Kind known(String line) {
    String[] columns = line.split(" ");
    List<String> shorter = columns[3].equals("-") ? List.of() : List.of(columns[3].split(","));
    ObjectNode schema = Json.object();
    for (String field : columns[5].split(",")) {
      schema
          .withObjectProperty("properties")
          .withObjectProperty(field)
          .put("x-kubernetes-preserve-unknown-fields", true);
    }
    return new Kind(
        columns[0],
        new Kind.Names(columns[1], columns[2], shorter),
        columns[4].equals("Namespaced"),
        new Kind.Schema(schema, Shape.KNOWN));
  }

  /** Returns the resource that a definition adds: {@code plural.group}. */
  static String resource(JsonNode definition) {
    JsonNode spec = definition.path("spec");
    return spec.path("names").path("plural").asString("") + "." + spec.path("group").asString("");
  }

  private static Stream<Kind> defined(JsonNode definition) {
    JsonNode spec = definition.path("spec");
    JsonNode names = spec.path("names");
    return spec.path("versions")
        .valueStream()
        .filter(version -> version.path("served").asBoolean(true))
        .map(version ->
            new Kind(
                spec.path("group").asString("") + "/" + version.path("name").asString(""),
                new Kind.Names(
                    names.path("kind").asString(""),
                    names.path("plural").asString(""),
                    Json.texts(names.path("shortNames"))),
                spec.path("scope").asString("").equals("Namespaced"),
                schema(version.path("schema").path("openAPIV3Schema"))));
  }

  private static Kind.Schema schema(JsonNode root) {
    return new Kind.Schema(root, Shape.of(root));
  }
}

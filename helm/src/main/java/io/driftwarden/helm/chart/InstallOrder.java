package io.driftwarden.helm.chart;

import java.util.Comparator;
import java.util.List;

/** The order in which Helm installs kinds: what others need first; unknown kinds last. */
final class InstallOrder {
  private static final List<String> KINDS =
      List.of(
          "PriorityClass",
          "Namespace",
          "NetworkPolicy",
          "ResourceQuota",
          "LimitRange",
          "PodSecurityPolicy",
          "PodDisruptionBudget",
          "ServiceAccount",
          "Secret",
          "SecretList",
          "ConfigMap",
          "StorageClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleList",
          "ClusterRoleBinding",
          "ClusterRoleBindingList",
          "Role",
          "RoleList",
          "RoleBinding",
          "RoleBindingList",
          "Service",
          "DaemonSet",
          "Pod",
          "ReplicationController",
          "ReplicaSet",
          "Deployment",
          "HorizontalPodAutoscaler",
          "StatefulSet",
          "Job",
          "CronJob",
          "IngressClass",
          "Ingress",
          "APIService");

  /** Objects of a release first, then hooks; by kind within each. */
  static final Comparator<Document> INSTANCE =
      Comparator.comparing(Document::isHook)
          .thenComparingInt(document -> rank(document.kind()))
          .thenComparing(document -> rank(document.kind()) < KINDS.size() ? "" : document.kind());

  private InstallOrder() {}

  private static int rank(String kind) {
    int index = KINDS.indexOf(kind);
    return index < 0 ? KINDS.size() : index;
  }
}

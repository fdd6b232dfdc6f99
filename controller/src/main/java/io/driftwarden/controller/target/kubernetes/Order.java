package io.driftwarden.controller.target.kubernetes;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * In which order kinds are made, so that none is made before what it needs; they are deleted in the
 * reverse order. Within one rank the order of the stack is kept.
 */
final class Order {
  static final int NAMESPACES = 0;
  static final int DEFINITIONS = 1;

  private static final List<Set<String>> RANKS =
      List.of(
          Set.of("Namespace"),
          Set.of("CustomResourceDefinition"),
          Set.of("PriorityClass", "StorageClass", "ResourceQuota", "LimitRange"),
          Set.of("ServiceAccount"),
          Set.of("Role", "ClusterRole"),
          Set.of("RoleBinding", "ClusterRoleBinding"),
          Set.of("Secret", "ConfigMap", "PersistentVolume", "PersistentVolumeClaim"),
          Set.of("NetworkPolicy", "Service"),
          Set.of("Pod", "ReplicaSet", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"));

  private static final Set<String> BUILT_IN_GROUPS =
      Set.of(
          "",
          "apps",
          "batch",
          "rbac.authorization.k8s.io",
          "networking.k8s.io",
          "storage.k8s.io",
          "scheduling.k8s.io",
          "apiextensions.k8s.io");

  private Order() {}

  static final Comparator<ObjectId> MAKING = Comparator.comparingInt(Order::rank);

  static int rank(ObjectId id) {
    for (int rank = 0; rank < RANKS.size() && BUILT_IN_GROUPS.contains(id.group()); rank++) {
      if (RANKS.get(rank).contains(id.kind())) {
        return rank;
      }
    }
    return RANKS.size();
  }
}

package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which a kustomization's resources are given out. */
final class Order {
  private static final List<String> FIRST =
      List.of(
          "Namespace",
          "ResourceQuota",
          "StorageClass",
          "CustomResourceDefinition",
          "ServiceAccount",
          "PodSecurityPolicy",
          "Role",
          "ClusterRole",
          "RoleBinding",
          "ClusterRoleBinding",
          "ConfigMap",
          "Secret",
          "Endpoints",
          "Service",
          "LimitRange",
          "PriorityClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "Deployment",
          "StatefulSet",
          "CronJob",
          "PodDisruptionBudget");
  private static final List<String> LAST =
      List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  /** By kind, those that others need first. */
  static final Comparator<ResourceId> BY_KIND = byKind(ranks(FIRST, LAST));

  private static final Set<String> KNOWN = Set.of("order", "legacySortOptions");
  private static final Set<String> LEGACY = Set.of("orderFirst", "orderLast");

  private Order() {}

  private static Map<String, Integer> ranks(List<String> first, List<String> last) {
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < first.size(); i++) {
      ranks.put(first.get(i), i - first.size());
    }
    for (int i = 0; i < last.size(); i++) {
      ranks.put(last.get(i), i + 1);
    }
    return ranks;
  }

  private static Comparator<ResourceId> byKind(Map<String, Integer> ranks) {
    return Comparator.<ResourceId>comparingInt(id -> ranks.getOrDefault(id.kind(), 0))
        .thenComparing(
            id -> or(id.group(), "~G") + "_" + or(id.version(), "~V") + "_" + or(id.kind(), "~K"));
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** Sorts resources as {@code sortOptions} says; by kind where it says nothing. */
  static void sort(Items items, Kustomization kustomization) {
    Fields options =
        kustomization
            .fields()
            .get("sortOptions")
            .map(node -> Fields.of(node, "sortOptions", KNOWN))
            .orElse(null);
    if (options == null) {
      sort(items, BY_KIND);
      return;
    }
    String order = options.text("order").map(Node.Text::value).orElse("");
    Node legacy = options.get("legacySortOptions").orElse(null);
    boolean isLegacy = order.equals("legacy");
    if ((!isLegacy && !order.equals("fifo")) || (!isLegacy && legacy != null)) {
      throw KustomizeProblem.wrongValue(
          "The order of sortOptions", "legacy, or fifo without options", options.place());
    }
    if (isLegacy) {
      sort(items, legacy == null ? BY_KIND : byKind(ranks(legacy)));
    }
  }

  private static Map<String, Integer> ranks(Node legacy) {
    Fields fields = Fields.of(legacy, "legacySortOptions", LEGACY);
    return ranks(kinds(fields, "orderFirst"), kinds(fields, "orderLast"));
  }

  private static List<String> kinds(Fields fields, String field) {
    return fields.texts(field).stream().map(Node.Text::value).toList();
  }

  private static void sort(Items items, Comparator<ResourceId> byKind) {
    Comparator<ResourceId> whole =
        byKind.thenComparing(id -> or(id.namespace(), "~X") + "|" + or(id.name(), "~N"));
    items.order(items.all().stream().sorted(Comparator.comparing(Item::id, whole)).toList());
  }
}

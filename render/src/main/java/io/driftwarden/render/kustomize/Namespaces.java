package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.List;

/** Puts resources into a namespace, and what they say of it with them. */
final class Namespaces implements Transformer {
  private static final FieldSpec NAMESPACE = FieldSpec.created("metadata/namespace");

  private final Node.Text namespace;
  private final List<FieldSpec> specs;

  Namespaces(Node.Text namespace, List<FieldSpec> specs) {
    this.namespace = namespace;
    this.specs = specs;
  }

  @Override
  public void transform(Items items) {
    for (Item item : items.all()) {
      if (!item.isFromChart()) {
        item.rememberId();
        item.set(moved(item));
        List<Item> same = items.all().stream().filter(o -> o.id().isSame(item.id())).toList();
        if (same.size() != 1) {
          throw KustomizeProblem.conflict(item.id(), namespace.place());
        }
      }
    }
  }

  private Node.Mapping moved(Item item) {
    ResourceId id = item.id();
    boolean binding = id.kind().equals("RoleBinding") || id.kind().equals("ClusterRoleBinding");
    Node.Mapping object = item.object();
    if (!id.isClusterScoped()) {
      object = PathEdit.made(object, NAMESPACE, namespace, node -> namespace);
    }
    if (binding) {
      object = PathEdit.found(object, new FieldSpec("", "", "", "subjects", false), this::subjects);
    }
    for (FieldSpec spec : specs) {
      if (applies(spec, id, binding)) {
        object = PathEdit.made(object, spec, namespace, node -> namespace);
      }
    }
    return object;
  }

  private static boolean applies(FieldSpec spec, ResourceId id, boolean binding) {
    return switch (spec.path()) {
      case "metadata/namespace" -> false;
      case "metadata/name" -> id.apiVersion().equals("v1");
      case "subjects/namespace" -> !binding;
      default -> true;
    };
  }

  /** Only the subjects named default are known to be the namespace's own. */
  private Node subjects(Node node) {
    return node instanceof Node.Sequence subjects ? Edits.mapped(subjects, this::subject) : node;
  }

  private Node subject(Node node) {
    return node instanceof Node.Mapping subject && Edits.text(subject, "name").equals("default")
        ? Edits.with(subject, "namespace", namespace)
        : node;
  }
}

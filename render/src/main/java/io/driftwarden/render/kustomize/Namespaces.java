package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Puts resources into a namespace, and what they say of it with them. */
final class Namespaces implements Transformer {
  private static final FieldSpec NAMESPACE = FieldSpec.created("metadata/namespace");
  private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");

  /** Which subjects of role bindings are taken to be in the namespace. */
  enum Subjects {
    DEFAULT_ONLY("defaultOnly", "name", "default"),
    ALL_SERVICE_ACCOUNTS("allServiceAccounts", "kind", "ServiceAccount"),
    NONE("none", "", "");

    private final String spelled;
    private final String key;
    private final String value;

    Subjects(String spelled, String key, String value) {
      this.spelled = spelled;
      this.key = key;
      this.value = value;
    }

    static Subjects of(Node.Text text) {
      return Arrays.stream(values())
          .filter(subjects -> subjects.spelled.equals(text.value()))
          .findFirst()
          .orElseThrow(() ->
              KustomizeProblem.wrongValue(
                  "\"setRoleBindingSubjects\"",
                  "defaultOnly, allServiceAccounts or none",
                  text.place()));
    }

    boolean mean(Node.Mapping subject) {
      return !key.isEmpty() && Edits.text(subject, key).equals(value);
    }
  }

  private final Node.Text namespace;
  private final List<FieldSpec> specs;
  private final Subjects subjects;
  private final boolean unsetOnly;

  Namespaces(Node.Text namespace, List<FieldSpec> specs, Subjects subjects, boolean unsetOnly) {
    this.namespace = namespace;
    this.specs = specs;
    this.subjects = subjects;
    this.unsetOnly = unsetOnly;
  }

  @Override
  public void transform(Items items) {
    for (Item item : items.all()) {
      if (item.isOfChart()) {
        continue;
      }
      item.rememberId();
      item.set(moved(item));
      Work.count(items.size(), namespace.place());
      List<Item> same = items.all().stream().filter(o -> o.id().isSame(item.id())).toList();
      if (same.size() != 1) {
        throw KustomizeProblem.conflict(item.id(), namespace.place(), item.place());
      }
    }
  }

  private Node.Mapping moved(Item item) {
    ResourceId id = item.id();
    boolean binding = BINDINGS.contains(id.kind());
    Node.Mapping object = item.object();
    if (!id.isClusterScoped()) {
      object = PathEdit.made(object, NAMESPACE, blank(), this::set);
    }
    if (binding) {
      object = PathEdit.found(object, new FieldSpec("", "", "", "subjects", false), this::subjects);
    }
    for (FieldSpec spec : specs) {
      if (applies(spec, id, binding)) {
        object = PathEdit.made(object, spec, blank(), this::set);
      }
    }
    return object;
  }

  private static boolean applies(FieldSpec spec, ResourceId id, boolean binding) {
    return switch (spec.path()) {
      case "metadata/namespace" -> false;
      case "metadata/name" -> id.apiVersion().equals("v1");
      case "subjects/namespace" -> !binding || !BINDINGS.contains(spec.kind());
      default -> true;
    };
  }

  private Node.Text blank() {
    return new Node.Text("", namespace.place());
  }

  private Node set(Node found) {
    return unsetOnly && !Edits.scalar(found).isEmpty() ? found : namespace;
  }

  private Node subjects(Node node) {
    return node instanceof Node.Sequence list ? Edits.mapped(list, this::subject) : node;
  }

  private Node subject(Node node) {
    return node instanceof Node.Mapping subject && subjects.mean(subject)
        ? Edits.with(subject, "namespace", set(subject.get("namespace").orElse(blank())))
        : node;
  }
}

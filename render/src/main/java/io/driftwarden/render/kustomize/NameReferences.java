package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rewrites the names by which resources refer to others that have been renamed. */
final class NameReferences {
  private final List<FieldSpecs.References> specs;
  private final Items items;

  /** The resources by the names that they had. */
  private final Map<String, List<Item>> byName = new HashMap<>();

  private NameReferences(Items items, FieldSpecs specs) {
    this.items = items;
    this.specs = specs.references();
    for (Item item : items.all()) {
      item.previousIds().stream()
          .map(ResourceId::name)
          .distinct()
          .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(item));
    }
  }

  static void rewrite(Items items, FieldSpecs specs) {
    NameReferences references = new NameReferences(items, specs);
    List<Item> known = items.all().stream().filter(item -> item.altered().isEmpty()).toList();
    known.forEach(NameReferences::subjectNamespaces);
    if (!references.byName.isEmpty()) {
      known.forEach(references::rewrite);
    }
  }

  private void rewrite(Item referrer) {
    ResourceId original = referrer.originalId();
    Set<String> subjects = subjectNamespaces(referrer);
    for (FieldSpecs.References references : specs) {
      for (FieldSpec field : references.fields()) {
        if (field.selects(original)) {
          Reference reference = new Reference(referrer, subjects, references.target(), field);
          FieldSpec anyKind = new FieldSpec("", "", "", field.path(), false);
          referrer.set(PathEdit.found(referrer.object(), anyKind, reference::rewritten));
        }
      }
    }
  }

  private static Set<String> subjectNamespaces(Item referrer) {
    Set<String> namespaces = new HashSet<>();
    boolean binding = referrer.id().kind().equals("RoleBinding");
    Node subjects = binding ? referrer.object().get("subjects").orElse(null) : null;
    if (subjects instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Mapping subject
            && Edits.text(subject, "kind").equals("ServiceAccount")) {
          subject.get("namespace").map(NameReferences::namespace).ifPresent(namespaces::add);
        }
      }
    }
    return namespaces;
  }

  private static String namespace(Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    throw KustomizeProblem.of(
        "kustomize_reference",
        "Account is in no namespace",
        "The namespace of a ServiceAccount is a text. Write it, or leave it out.",
        node.place());
  }

  /** One field of one resource, and the kind that it refers to. */
  private final class Reference {
    private final Item referrer;
    private final Set<String> subjects;
    private final FieldSpec target;
    private final FieldSpec field;

    Reference(Item referrer, Set<String> subjects, FieldSpec target, FieldSpec field) {
      this.referrer = referrer;
      this.subjects = subjects;
      this.target = target;
      this.field = field;
    }

    Node rewritten(Node node) {
      return switch (node) {
        case Node.Null _ -> node;
        case Node.Sequence list ->
            Edits.mapped(list, item -> item instanceof Node.Sequence ? item : rewritten(item));
        case Node.Mapping mapping -> named(mapping);
        case Node.Bool _, Node.Number _, Node.Text _ -> {
          String name = Edits.scalar(node);
          yield referred(name, item -> true, node)
              .map(item -> item.id().name())
              .filter(now -> !now.equals(name))
              .<Node>map(now -> new Node.Text(now, node.place()))
              .orElse(node);
        }
      };
    }

    /** Rewrites a name that stands with its namespace. */
    private Node named(Node.Mapping mapping) {
      Optional<Node> name = mapping.get("name");
      if (name.isEmpty()) {
        throw KustomizeProblem.of(
            "kustomize_reference",
            "Reference has no name",
            "%s refers to another resource by name. Add it.".formatted(field.path()),
            mapping.place());
      }
      Predicate<Item> there = inNamespace(mapping);
      Optional<Item> found = referred(Edits.scalar(name.get()), there, mapping);
      if (found.isEmpty()) {
        return mapping;
      }
      ResourceId id = found.get().id();
      Node.Mapping renamed =
          id.name().equals(Edits.scalar(name.get()))
              ? mapping
              : Edits.with(mapping, "name", new Node.Text(id.name(), name.get().place()));
      if (id.namespace().isEmpty()) {
        return renamed;
      }
      Node was = renamed.get("namespace").orElse(found.get().object());
      Node namespace = Edits.mapping(found.get().object(), "metadata").get("namespace").orElse(was);
      return Edits.with(renamed, "namespace", namespace);
    }

    private Predicate<Item> inNamespace(Node.Mapping mapping) {
      Optional<String> namespace = mapping.get("namespace").map(Edits::scalar);
      if (namespace.isEmpty()) {
        return item -> true;
      }
      Predicate<Item> first =
          item -> item.originalId().effectiveNamespace().equals(namespace.get());
      boolean any = candidates().stream().anyMatch(first);
      return any ? first : item -> item.id().effectiveNamespace().equals(namespace.get());
    }

    private List<Item> candidates() {
      return items.all().stream().filter(this::isInReach).toList();
    }

    /** Returns the one resource that a name means, if there is one. */
    private Optional<Item> referred(String name, Predicate<Item> there, Node place) {
      List<Item> found =
          byName.getOrDefault(name, List.of()).stream()
              .filter(this::isInReach)
              .filter(there)
              .filter(item -> item.previousIds().stream().anyMatch(target::selects))
              .filter(this::isMeantByRole)
              .filter(this::isNear)
              .toList();
      if (found.size() != 1) {
        found = found.stream().filter(item -> item.isRenamedLike(referrer, true)).toList();
      }
      if (found.size() > 1) {
        found = found.stream().filter(item -> item.isRenamedLike(referrer, false)).toList();
      }
      boolean named = place instanceof Node.Mapping;
      Set<String> names = new HashSet<>();
      found.forEach(
          item -> names.add(item.id().name() + "\n" + (named ? item.id().namespace() : "")));
      if (names.size() > 1) {
        throw KustomizeProblem.manyTargets("\"%s\"".formatted(name), place.place());
      }
      return found.stream().findFirst();
    }

    /** A resource refers to those of its own namespace, a binding of roles also to others'. */
    private boolean isInReach(Item item) {
      ResourceId id = referrer.id();
      ResourceId other = item.id();
      return id.isClusterScoped()
          || other.isClusterScoped()
          || id.effectiveNamespace().equals(other.effectiveNamespace())
          || subjects.contains(other.namespace());
    }

    private boolean isNear(Item item) {
      ResourceId id = referrer.id();
      ResourceId other = item.id();
      return id.isClusterScoped()
          || other.isClusterScoped()
          || other.kind().equals("ServiceAccount")
          || id.effectiveNamespace().equals(other.effectiveNamespace());
    }

    private boolean isMeantByRole(Item item) {
      Node.Mapping role = Edits.mapping(referrer.object(), "roleRef");
      Optional<String> group = role.get("apiGroup").map(Edits::spelled);
      Optional<String> kind = role.get("kind").map(Edits::spelled);
      if (!field.path().endsWith("roleRef/name") || group.isEmpty() || kind.isEmpty()) {
        return true;
      }
      FieldSpec meant = new FieldSpec(group.get(), "", kind.get(), "", false);
      return item.previousIds().stream().anyMatch(meant::selects);
    }
  }
}

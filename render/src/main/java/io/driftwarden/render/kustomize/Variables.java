package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The {@code vars} of kustomizations: values of resources that stand for {@code $(NAME)}. */
final class Variables {
  private static final Set<String> KNOWN = Set.of("name", "objref", "fieldref");
  private static final Set<String> OBJECT =
      Set.of("apiVersion", "group", "version", "kind", "name", "namespace");
  private static final Set<String> FIELD = Set.of("fieldPath");

  /** A variable, and the resource that has its value; nothing if there is none. */
  private record Variable(Node.Text name, Node.Text path, Optional<Item> item) {}

  private final Map<String, Variable> variables = new HashMap<>();

  /** Adds the variables of a kustomization, whose resources are looked for among these. */
  void read(Kustomization kustomization, Items items) {
    for (Node node : kustomization.fields().list("vars")) {
      Fields fields = Fields.of(node, "an entry of vars", KNOWN);
      Node.Text name = fields.text("name").orElse(new Node.Text("", fields.place()));
      Node object = fields.get("objref").orElse(Edits.empty(fields.place()));
      Node.Text path =
          fields
              .get("fieldref")
              .flatMap(field -> Fields.of(field, "fieldref", FIELD).text("fieldPath"))
              .orElse(new Node.Text("metadata.name", fields.place()));
      List<Item> found = items.everNamed(meant(Fields.of(object, "objref", OBJECT)));
      if (found.size() > 1) {
        throw KustomizeProblem.manyTargets("\"%s\" of vars".formatted(name.value()), name.place());
      }
      add(new Variable(name, path, found.stream().findFirst()));
    }
  }

  private static Predicate<ResourceId> meant(Fields object) {
    ResourceId named =
        ResourceId.of(
            text(object, "apiVersion"),
            text(object, "kind"),
            text(object, "name"),
            text(object, "namespace"));
    ResourceId id =
        new ResourceId(
            named.group().isEmpty() ? text(object, "group") : named.group(),
            named.version().isEmpty() ? text(object, "version") : named.version(),
            named.kind(),
            named.name(),
            named.namespace());
    return id.namespace().isEmpty() && !id.isClusterScoped()
        ? other -> other.name().equals(id.name()) && other.sameKind(id)
        : id::isSame;
  }

  private static String text(Fields fields, String field) {
    return fields.text(field).map(Node.Text::value).orElse("");
  }

  private void add(Variable variable) {
    Variable there = variables.putIfAbsent(variable.name().value(), variable);
    if (there != null) {
      throw KustomizeProblem.of(
          "kustomize_variable",
          "Variable is there twice",
          "$(%s) is also defined at %s. Rename one."
              .formatted(variable.name().value(), there.name().place()),
          variable.name().place());
    }
  }

  void addAll(Variables others) {
    others.variables.values().forEach(this::add);
  }

  /** Puts the values where resources name the variables. */
  void resolve(Items items, List<FieldSpec> specs) {
    Map<String, Node> values = new HashMap<>();
    for (Variable variable : variables.values()) {
      value(variable, items).ifPresent(value -> values.put(variable.name().value(), value));
    }
    if (values.isEmpty()) {
      return;
    }
    for (Item item : items.all()) {
      for (FieldSpec spec : specs) {
        item.set(PathEdit.found(item.object(), spec, node -> expanded(node, values)));
      }
      Size.check(item.object(), item.place());
    }
  }

  private static Optional<Node> value(Variable variable, Items items) {
    Place place = variable.name().place();
    Node value =
        variable
            .item()
            .map(Item::latest)
            .filter(item -> !item.isRemoved())
            .flatMap(item -> value(item, variable))
            .or(() -> items.missing(place))
            .orElseThrow(() ->
                KustomizeProblem.noTarget(
                    "\"%s\" of vars".formatted(variable.name().value()), place));
    return Optional.of(value).filter(Edits::isScalar);
  }

  private static Optional<Node> value(Item item, Variable variable) {
    Optional<Node> known = ValuePath.of(variable.path()).in(item.object());
    return item.altered()
        .<Node>map(altered -> altered.unknown(variable.name().place()))
        .or(() -> known);
  }

  private static Node expanded(Node node, Map<String, Node> values) {
    return switch (node) {
      case Node.Text text -> expanded(text, values);
      case Node.Sequence list ->
          Edits.mapped(
              list, item -> item instanceof Node.Text text ? expanded(text, values) : item);
      case Node.Mapping mapping -> {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
          Node value = entry.value() instanceof Node.Text t ? expanded(t, values) : entry.value();
          entries.add(new Node.Entry(entry.key(), entry.keyPlace(), value));
        }
        yield new Node.Mapping(entries, mapping.place());
      }
      case Node.Null _, Node.Bool _, Node.Number _ -> node;
    };
  }

  /** A text that is one variable becomes its value; in others {@code $$} is a dollar sign. */
  private static Node expanded(Node.Text text, Map<String, Node> values) {
    String input = text.value();
    if (input.indexOf('$') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < input.length(); i++) {
      char next = i + 1 < input.length() ? input.charAt(i + 1) : ' ';
      int close = next == '(' ? input.indexOf(')', i + 2) : -1;
      if (input.charAt(i) == '$' && close > 0) {
        String name = input.substring(i + 2, close);
        Node value = values.get(name);
        if (value != null && input.length() == name.length() + 3) {
          return value;
        }
        out.append(value == null ? "$(" + name + ")" : Edits.scalar(value));
        i = close;
      } else {
        out.append(input.charAt(i));
        i += input.charAt(i) == '$' && next == '$' ? 1 : 0;
      }
    }
    return new Node.Text(out.toString(), text.place());
  }
}

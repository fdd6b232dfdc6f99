package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** One mapping of a kustomization, read by the kinds of values that its fields have. */
final class Fields {
  private final String what;
  private final Node.Mapping mapping;

  private Fields(String what, Node.Mapping mapping) {
    this.what = what;
    this.mapping = mapping;
  }

  /**
   * Reads a mapping. A field's name may be spelled in other letter cases, as kustomize allows.
   *
   * @param what the mapping in words, for messages: {@code an entry of patches}
   * @param known the fields that it may have
   */
  static Fields of(Node node, String what, Set<String> known) {
    Fields fields = ofKnown(node, what, known);
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (name(entry, known).isEmpty()) {
          throw KustomizeProblem.unknownField(entry.key(), capital(what), known, entry.keyPlace());
        }
      }
    }
    return fields;
  }

  /** Reads a mapping of which kustomize passes over the fields that it doesn't know. */
  static Fields ofKnown(Node node, String what, Set<String> known) {
    if (!(node instanceof Node.Mapping mapping)) {
      throw KustomizeProblem.wrongValue(capital(what), "a mapping", node.place());
    }
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      name(entry, known)
          .map(name -> new Node.Entry(name, entry.keyPlace(), entry.value()))
          .ifPresent(entries::add);
    }
    return new Fields(what, new Node.Mapping(entries, mapping.place()));
  }

  private static Optional<String> name(Node.Entry entry, Set<String> known) {
    return known.stream().filter(field -> field.equalsIgnoreCase(entry.key())).findFirst();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  Place place() {
    return mapping.place();
  }

  Node.Mapping mapping() {
    return mapping;
  }

  boolean isEmpty() {
    return mapping.entries().isEmpty();
  }

  Optional<Node.Entry> entry(String field) {
    return mapping.entry(field);
  }

  /** Returns a field's value, unless it is null. */
  Optional<Node> get(String field) {
    return mapping.get(field).filter(value -> !(value instanceof Node.Null));
  }

  /** Returns a text that isn't empty. */
  Optional<Node.Text> text(String field) {
    return get(field).map(value -> text(field, value)).filter(text -> !text.value().isEmpty());
  }

  private Node.Text text(String field, Node value) {
    if (value instanceof Node.Text text) {
      return text;
    }
    throw KustomizeProblem.wrongValue("\"" + field + "\" of " + what, "a text", value.place());
  }

  boolean flag(String field) {
    Optional<Node> value = get(field);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof Node.Bool bool) {
      return bool.value();
    }
    throw KustomizeProblem.wrongValue(
        "\"" + field + "\" of " + what, "true or false, without quotes", value.get().place());
  }

  Optional<Node.Number> number(String field) {
    Optional<Node> value = get(field);
    if (value.isPresent() && !(value.get() instanceof Node.Number)) {
      throw KustomizeProblem.wrongValue(
          "\"" + field + "\" of " + what, "a number, without quotes", value.get().place());
    }
    return value.map(Node.Number.class::cast);
  }

  List<Node> list(String field) {
    Optional<Node> value = get(field);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    throw KustomizeProblem.wrongValue(
        "\"" + field + "\" of " + what, "a list", value.get().place());
  }

  List<Node.Text> texts(String field) {
    return list(field).stream().map(item -> entry(field, item)).toList();
  }

  private static Node.Text entry(String field, Node item) {
    if (item instanceof Node.Text text) {
      return text;
    }
    throw KustomizeProblem.wrongValue("An entry of " + field, "a text", item.place());
  }

  /** Returns a mapping of texts. */
  SequencedMap<String, Node.Text> pairs(String field) {
    SequencedMap<String, Node.Text> pairs = new LinkedHashMap<>();
    Optional<Node> value = get(field);
    if (value.isPresent() && !(value.get() instanceof Node.Mapping)) {
      throw KustomizeProblem.wrongValue(
          "\"" + field + "\" of " + what, "a mapping", value.get().place());
    }
    if (value.isPresent() && value.get() instanceof Node.Mapping found) {
      found.entries().forEach(entry -> pairs.put(entry.key(), pair(field, entry)));
    }
    return pairs;
  }

  private static Node.Text pair(String field, Node.Entry entry) {
    return switch (entry.value()) {
      case Node.Text text -> text;
      case Node.Null nothing -> new Node.Text("", nothing.place());
      case Node.Bool _, Node.Number _, Node.Sequence _, Node.Mapping _ ->
          throw KustomizeProblem.wrongValue(
              "\"%s\" of %s".formatted(entry.key(), field), "a text", entry.value().place());
    };
  }
}

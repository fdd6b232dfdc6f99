package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Reads and changes trees of YAML; what is changed is a new tree that shares the rest. */
final class Edits {
  private Edits() {}

  static Node.Mapping empty(Place place) {
    return new Node.Mapping(List.of(), place);
  }

  /** Returns what stands for a value that can't be known. */
  static Node.Text unknown(String reason, Place place) {
    return new Node.Text(UnknownMark.of(new Datum.Unknown(reason, false)), place);
  }

  /** Returns the text of a scalar as it is written; the empty text for what is none. */
  static String scalar(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Number number -> number.text();
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> "";
    };
  }

  static boolean isScalar(Node node) {
    return !(node instanceof Node.Mapping) && !(node instanceof Node.Sequence);
  }

  /** Returns the scalar at a key as text; the empty text where there is none. */
  static String text(Node.Mapping mapping, String key) {
    return mapping.get(key).map(Edits::scalar).orElse("");
  }

  /** Returns the mapping at a key; an empty one where there is none. */
  static Node.Mapping mapping(Node.Mapping mapping, String key) {
    return mapping.get(key).orElse(null) instanceof Node.Mapping found
        ? found
        : empty(mapping.place());
  }

  /** Returns a mapping in which a key has a value. */
  static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
    Work.count(mapping.entries().size(), value.place());
    List<Node.Entry> entries = new ArrayList<>(mapping.entries());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        entries.set(i, new Node.Entry(key, entries.get(i).keyPlace(), value));
        return new Node.Mapping(entries, mapping.place());
      }
    }
    entries.add(new Node.Entry(key, value.place(), value));
    return new Node.Mapping(entries, mapping.place());
  }

  static Node.Mapping without(Node.Mapping mapping, String key) {
    return mapping.entry(key).isEmpty()
        ? mapping
        : new Node.Mapping(
            mapping.entries().stream().filter(entry -> !entry.key().equals(key)).toList(),
            mapping.place());
  }

  /** Returns a mapping whose mapping at a key is changed, made if it isn't there. */
  static Node.Mapping inside(Node.Mapping mapping, String key, UnaryOperator<Node.Mapping> change) {
    return with(mapping, key, change.apply(mapping(mapping, key)));
  }

  static Node.Sequence mapped(Node.Sequence sequence, UnaryOperator<Node> change) {
    Work.count(sequence.items().size(), sequence.place());
    return new Node.Sequence(sequence.items().stream().map(change).toList(), sequence.place());
  }

  /** Returns a mapping of texts, for labels and annotations, or nothing if it has no entry. */
  static Optional<Node> asTexts(Node node) {
    if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      return Optional.empty();
    }
    List<Node.Entry> texts = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      texts.add(new Node.Entry(entry.key(), entry.keyPlace(), asText(entry.value())));
    }
    return Optional.of(new Node.Mapping(texts, mapping.place()));
  }

  private static Node.Text asText(Node value) {
    return new Node.Text(spelled(value), value.place());
  }

  /** Returns the text of a scalar, also of a null that is written as a word. */
  static String spelled(Node value) {
    return value instanceof Node.Null nothing && isWritten(nothing) ? "null" : scalar(value);
  }

  /** Reports whether a null is written as a word, and not left out. */
  static boolean isWritten(Node.Null nothing) {
    Place place = nothing.place();
    return place.line() != place.endLine() || place.column() != place.endColumn();
  }

  /** Reports whether two trees mean the same, wherever they stand and however they are spelled. */
  static boolean isSame(Node a, Node b) {
    return switch (a) {
      case Node.Null _ -> b instanceof Node.Null;
      case Node.Bool bool -> b instanceof Node.Bool other && bool.value() == other.value();
      case Node.Number number ->
          b instanceof Node.Number other && number.value().compareTo(other.value()) == 0;
      case Node.Text text -> b instanceof Node.Text other && text.value().equals(other.value());
      case Node.Sequence list -> b instanceof Node.Sequence other && isSame(list, other);
      case Node.Mapping mapping -> b instanceof Node.Mapping other && isSame(mapping, other);
    };
  }

  private static boolean isSame(Node.Sequence a, Node.Sequence b) {
    return a.items().size() == b.items().size()
        && IntStream.range(0, a.items().size())
            .allMatch(i -> isSame(a.items().get(i), b.items().get(i)));
  }

  private static boolean isSame(Node.Mapping a, Node.Mapping b) {
    return a.entries().size() == b.entries().size()
        && a.entries().stream()
            .allMatch(entry ->
                b.get(entry.key()).filter(other -> isSame(entry.value(), other)).isPresent());
  }
}

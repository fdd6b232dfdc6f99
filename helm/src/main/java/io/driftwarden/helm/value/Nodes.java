package io.driftwarden.helm.value;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Values of YAML documents. */
public final class Nodes {
  private Nodes() {}

  /**
   * Returns a node as a value; every number is a {@code float64}, as Helm reads it. Each single
   * value but null is an object of its own, as {@link Origins} wants it.
   */
  public static Datum datum(Node node) {
    return switch (node) {
      case Node.Null _ -> Datum.NIL;
      case Node.Bool bool -> new Datum.Truth(bool.value());
      case Node.Number number -> Datum.of(number.value().doubleValue());
      case Node.Text text -> UnknownMark.read(text.value());
      case Node.Sequence sequence -> items(sequence);
      case Node.Mapping mapping -> dict(mapping);
    };
  }

  /** Returns a mapping as a value. */
  public static Datum.Dict dict(Node.Mapping mapping) {
    Datum.Dict dict = new Datum.Dict();
    mapping.entries().forEach(entry -> dict.put(entry.key(), datum(entry.value())));
    return dict;
  }

  private static Datum items(Node.Sequence sequence) {
    List<Datum> items = new ArrayList<>();
    sequence.items().forEach(item -> items.add(datum(item)));
    return Datum.of(items);
  }
}

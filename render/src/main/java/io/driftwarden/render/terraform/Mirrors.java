package io.driftwarden.render.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Value;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of Terraform's JSON with the mirrors beside them in which true stands for what is unknown
 * or sensitive. What is null isn't configured, and is left out of mappings.
 */
final class Mirrors {
  private static final String REASON = "known only after apply";

  private Mirrors() {}

  static Value.Mapping attributes(Node values, @Nullable Node unknown, @Nullable Node sensitive) {
    Value all = value(values, unknown, sensitive);
    return all instanceof Value.Mapping mapping
        ? mapping
        : new Value.Mapping(new LinkedHashMap<>(), values.place());
  }

  private static Value value(Node node, @Nullable Node unknown, @Nullable Node sensitive) {
    Value plain =
        isTrue(unknown) ? new Value.Unknown(REASON, node.place()) : known(node, unknown, sensitive);
    return isTrue(sensitive) ? new Value.Sensitive(plain) : plain;
  }

  static boolean isTrue(@Nullable Node mirror) {
    return mirror instanceof Node.Bool(boolean value, Place _) && value;
  }

  private static Value known(Node node, @Nullable Node unknown, @Nullable Node sensitive) {
    return switch (node) {
      case Node.Null(Place place) -> absent(place, unknown, sensitive);
      case Node.Bool(boolean value, Place place) -> new Value.Bool(value, place);
      case Node.Number number -> new Value.Number(number.value(), number.place());
      case Node.Text(String text, Place place) -> new Value.Text(text, place);
      case Node.Mapping mapping -> mapping(mapping, unknown, sensitive);
      case Node.Sequence sequence -> sequence(sequence, unknown, sensitive);
    };
  }

  /** Where nothing is known of a mapping or a list, only its mirror is there. */
  private static Value absent(Place place, @Nullable Node unknown, @Nullable Node sensitive) {
    return switch (unknown) {
      case Node.Mapping _ -> mapping(new Node.Mapping(List.of(), place), unknown, sensitive);
      case Node.Sequence _ -> sequence(new Node.Sequence(List.of(), place), unknown, sensitive);
      case null, default -> new Value.Null(place);
    };
  }

  private static Value mapping(
      Node.Mapping mapping, @Nullable Node unknown, @Nullable Node sensitive) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Value value = value(entry.value(), at(unknown, entry.key()), at(sensitive, entry.key()));
      if (!(value instanceof Value.Null)) {
        fields.put(entry.key(), value);
      }
    }
    if (unknown instanceof Node.Mapping more) {
      for (Node.Entry entry : more.entries()) {
        if (mapping.get(entry.key()).isEmpty() && hasTrue(entry.value())) {
          Node none = new Node.Null(mapping.place());
          fields.put(entry.key(), value(none, entry.value(), at(sensitive, entry.key())));
        }
      }
    }
    return new Value.Mapping(fields, mapping.place());
  }

  private static Value sequence(
      Node.Sequence sequence, @Nullable Node unknown, @Nullable Node sensitive) {
    List<Value> items = new ArrayList<>();
    int count = Math.max(sequence.items().size(), size(unknown));
    for (int i = 0; i < count; i++) {
      Node item =
          i < sequence.items().size() ? sequence.items().get(i) : new Node.Null(sequence.place());
      items.add(value(item, at(unknown, i), at(sensitive, i)));
    }
    return new Value.Sequence(items, sequence.place());
  }

  private static int size(@Nullable Node mirror) {
    return mirror instanceof Node.Sequence sequence && hasTrue(sequence)
        ? sequence.items().size()
        : 0;
  }

  static @Nullable Node at(@Nullable Node mirror, String key) {
    return mirror instanceof Node.Mapping mapping ? mapping.get(key).orElse(null) : null;
  }

  static @Nullable Node at(@Nullable Node mirror, int index) {
    return mirror instanceof Node.Sequence sequence && index < sequence.items().size()
        ? sequence.items().get(index)
        : null;
  }

  private static boolean hasTrue(Node mirror) {
    return switch (mirror) {
      case Node.Bool(boolean value, Place _) -> value;
      case Node.Mapping mapping -> mapping.entries().stream().anyMatch(e -> hasTrue(e.value()));
      case Node.Sequence sequence -> sequence.items().stream().anyMatch(Mirrors::hasTrue);
      case Node.Null _, Node.Number _, Node.Text _ -> false;
    };
  }
}

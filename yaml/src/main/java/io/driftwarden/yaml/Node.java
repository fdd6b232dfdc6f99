package io.driftwarden.yaml;

import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One value of a YAML document. */
public sealed interface Node {
  /** Where the value stands in its file. */
  Place place();

  /** {@code null}, {@code ~} or nothing at all. */
  record Null(Place place) implements Node {}

  record Bool(boolean value, Place place) implements Node {}

  /**
   * A number.
   *
   * @param text as the file spells it
   */
  record Number(BigDecimal value, String text, Place place) implements Node {}

  record Text(String value, Place place) implements Node {}

  record Sequence(List<Node> items, Place place) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A mapping in the file's order; a merge key ({@code <<}) has been resolved. */
  record Mapping(List<Entry> entries, Place place) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Returns the value of a key, if it is there. */
    public Optional<Node> get(String key) {
      return entry(key).map(Entry::value);
    }

    /** Returns the entry of a key, if it is there. */
    public Optional<Entry> entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** Returns the text under a key, if it is there and is text. */
    public Optional<String> text(String key) {
      return get(key)
          .flatMap(
              node -> node instanceof Text text ? Optional.of(text.value()) : Optional.empty());
    }
  }

  /**
   * One key and its value.
   *
   * @param key scalar keys of any kind, as text
   */
  record Entry(String key, Place keyPlace, Node value) {}
}

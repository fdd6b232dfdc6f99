package io.driftwarden.render.terraform;

import io.driftwarden.render.Document;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A printed plan as it stands, of which what is marked as sensitive is hidden. The state before it
 * is left out: policies judge what will be.
 */
record PrintedDocument(Node.Mapping plan) implements Document {
  private static final String HIDDEN = "(sensitive)";
  private static final Set<String> LEFT_OUT = Set.of("prior_state");

  /** Beside each of these stands the mirror of what is sensitive in it. */
  private static final Map<String, String> MIRRORS =
      Map.of(
          "values", "sensitive_values",
          "before", "before_sensitive",
          "after", "after_sensitive",
          "value", "sensitive",
          "default", "sensitive");

  @Override
  public Map<String, Object> plain() {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Node.Entry entry : plan.entries()) {
      if (!LEFT_OUT.contains(entry.key())) {
        @Nullable Object part = part(entry);
        if (part != null) {
          document.put(entry.key(), part);
        }
      }
    }
    return document;
  }

  private @Nullable Object part(Node.Entry entry) {
    return entry.key().equals("variables") ? variables(entry.value()) : marked(entry.value());
  }

  /** Whether a variable is sensitive stands where it is declared. */
  private Map<String, Object> variables(Node given) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (Node.Entry entry : Nodes.mapping(given).map(Node.Mapping::entries).orElse(List.of())) {
      boolean sensitive =
          Nodes.mapping(plan, "configuration")
              .flatMap(it -> Nodes.mapping(it, "root_module"))
              .flatMap(it -> Nodes.mapping(it, "variables"))
              .flatMap(it -> Nodes.mapping(it, entry.key()))
              .flatMap(it -> it.get("sensitive"))
              .filter(Mirrors::isTrue)
              .isPresent();
      Object shown = sensitive ? Map.of("value", HIDDEN) : marked(entry.value());
      variables.put(entry.key(), shown == null ? Map.of() : shown);
    }
    return variables;
  }

  /** Returns a part as it stands but for what a mirror beside it marks. */
  private static @Nullable Object marked(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
          Node mirror = mapping.get(MIRRORS.getOrDefault(entry.key(), "")).orElse(null);
          fields.put(
              entry.key(), mirror == null ? marked(entry.value()) : hidden(entry.value(), mirror));
        }
        yield fields;
      }
      case Node.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(marked(item)));
        yield items;
      }
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> scalar(node);
    };
  }

  private static @Nullable Object hidden(Node node, @Nullable Node mirror) {
    if (Mirrors.isTrue(mirror)) {
      return node instanceof Node.Null ? null : HIDDEN;
    }
    return switch (node) {
      case Node.Mapping mapping -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
          fields.put(entry.key(), hidden(entry.value(), Mirrors.at(mirror, entry.key())));
        }
        yield fields;
      }
      case Node.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
          items.add(hidden(sequence.items().get(i), Mirrors.at(mirror, i)));
        }
        yield items;
      }
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> scalar(node);
    };
  }

  private static @Nullable Object scalar(Node node) {
    return switch (node) {
      case Node.Bool bool -> bool.value();
      case Node.Number number -> number.value();
      case Node.Text text -> text.value();
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> null;
    };
  }
}

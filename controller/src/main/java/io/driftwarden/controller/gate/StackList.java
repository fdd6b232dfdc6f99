package io.driftwarden.controller.gate;

import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.Ignored;
import io.driftwarden.render.stack.Listed;
import io.driftwarden.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Reads the list of a repository's stacks. */
final class StackList {
  private static final List<String> KEYS = List.of("path", "kind");
  private static final List<String> KINDS =
      Arrays.stream(Stack.Kind.values()).map(Stack.Kind::typed).toList();

  private final SettingsReader reader;

  StackList(SettingsReader reader) {
    this.reader = reader;
  }

  Optional<Listed> entry(Node node) {
    return switch (node) {
      case Node.Text path -> listed(path, Optional.empty());
      case Node.Mapping mapping -> entry(mapping);
      case Node.Sequence _, Node.Number _, Node.Bool _, Node.Null _ -> {
        reader.problem(
            node.place(), "Stack is no path", "Write a path, or a mapping of path and kind.");
        yield Optional.empty();
      }
    };
  }

  private Optional<Listed> entry(Node.Mapping mapping) {
    reader.checkKeys(mapping, KEYS);
    Optional<Stack.Kind> kind = mapping.get("kind").flatMap(this::kind);
    if (mapping.get("path").orElse(null) instanceof Node.Text path) {
      return listed(path, kind);
    }
    Place place = mapping.get("path").map(Node::place).orElse(mapping.place());
    reader.problem(place, "Stack lacks its path", "It is a path or a glob, from the root.");
    return Optional.empty();
  }

  private Optional<Stack.Kind> kind(Node node) {
    String typed = node instanceof Node.Text text ? text.value() : "";
    Optional<Stack.Kind> kind =
        Arrays.stream(Stack.Kind.values()).filter(known -> known.typed().equals(typed)).findFirst();
    if (kind.isEmpty()) {
      reader.problem(
          node.place(),
          "Kind of stack is none",
          "It is one of %s.%s".formatted(String.join(", ", KINDS), Nearest.hint(typed, KINDS)));
    }
    return kind;
  }

  private Optional<Listed> listed(Node.Text path, Optional<Stack.Kind> kind) {
    String glob = Settings.Named.of(path).path();
    try {
      var _ = Ignored.globs(List.of(glob));
      return Optional.of(new Listed(glob, kind, path.place()));
    } catch (PatternSyntaxException e) {
      reader.problem(path.place(), "Glob is broken", e.getDescription() + ".");
      return Optional.empty();
    }
  }
}

package io.driftwarden.render.kustomize;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A path to values in a resource, such as {@code spec.containers.[name=web].image}: names with dots
 * between, indexes, {@code *} for each element, and elements by a field of theirs.
 */
final class ValuePath {
  private final Node.Text text;
  private final List<String> steps;

  private ValuePath(Node.Text text, List<String> steps) {
    this.text = text;
    this.steps = steps;
  }

  static ValuePath of(Node.Text text) {
    return new ValuePath(text, split(text.value()));
  }

  /** Returns the path that is left after some steps. */
  private ValuePath from(int step) {
    return new ValuePath(text, steps.subList(step, steps.size()));
  }

  Node.Text text() {
    return text;
  }

  /** Returns the steps; a dot is part of a name after a backslash or in brackets. */
  private static List<String> split(String path) {
    List<String> steps = new ArrayList<>();
    String[] parts = path.split("(?<!\\\\)\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].replace("\\.", ".");
      if (part.startsWith("[") && !part.endsWith("]")) {
        StringBuilder whole = new StringBuilder(part);
        while (!whole.toString().endsWith("]") && i + 1 < parts.length) {
          whole.append('.').append(parts[++i].replace("\\.", "."));
        }
        String bracketed = whole.toString();
        steps.add(bracketed.contains("=") ? bracketed : bracketed.replaceAll("^\\[+|]+$", ""));
      } else {
        steps.add(part);
      }
    }
    return steps.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
  }

  /** Returns the one value at the path. */
  Optional<Node> in(Node root) {
    Node here = root;
    for (String step : steps.stream().flatMap(ValuePath::indexApart).toList()) {
      Optional<Node> next = next(here, step);
      if (next.isEmpty()) {
        return next;
      }
      here = next.get();
    }
    return Optional.of(here);
  }

  /** An index may stand after a name: {@code ports[0]}. */
  private static Stream<String> indexApart(String step) {
    int open = step.lastIndexOf('[');
    return step.matches(".*\\[[0-9]{1,9}]")
        ? Stream.of(step.substring(0, open), step.substring(open + 1, step.length() - 1))
            .filter(part -> !part.isEmpty())
        : Stream.of(step);
  }

  private static Optional<Node> next(Node node, String step) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.get(step);
    }
    if (!(node instanceof Node.Sequence list)) {
      return Optional.empty();
    }
    if (step.matches("[0-9]{1,9}")) {
      int index = Integer.parseInt(step);
      return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
    }
    if (step.equals("-") && !list.items().isEmpty()) {
      return Optional.of(list.items().getLast());
    }
    String[] named = step.startsWith("[") ? keyAndValue(step) : new String[0];
    return named.length < 2
        ? Optional.empty()
        : list.items().stream().filter(item -> has(item, named[0], named[1])).findFirst();
  }

  private static String[] keyAndValue(String step) {
    return step.substring(1, step.length() - 1).split("=", 2);
  }

  private static boolean has(Node item, String key, String value) {
    return key.isEmpty()
        ? Edits.scalar(item).equals(value)
        : item instanceof Node.Mapping mapping && Edits.text(mapping, key).equals(value);
  }

  /** Changes the values at a path, and counts them. */
  static final class Edit {
    private final ValuePath path;
    private final UnaryOperator<Node> change;
    private final Optional<Node> blank;
    private int changed;

    /**
     * Makes one.
     *
     * @param blank what a missing value is made of; nothing if it is not to be made
     */
    Edit(ValuePath path, UnaryOperator<Node> change, Optional<Node> blank) {
      this.path = path;
      this.change = change;
      this.blank = blank;
    }

    Node.Mapping in(Node.Mapping object) {
      Node edited = at(object, 0);
      if (changed == 0 || !(edited instanceof Node.Mapping mapping)) {
        throw missing();
      }
      return mapping;
    }

    private DiagnosticException missing() {
      return KustomizeProblem.of(
          "kustomize_field",
          "Field is not there",
          "The target has no %s. Correct the path, or let options create it."
              .formatted(path.text.value()),
          path.text.place());
    }

    private Node at(Node node, int step) {
      if (step == path.steps.size()) {
        changed++;
        return change.apply(node);
      }
      String name = path.steps.get(step);
      return switch (node) {
        case Node.Mapping _ when isOfList(name) -> throw missing();
        case Node.Sequence list when name.equals("*") ->
            Edits.mapped(list, item -> at(item, step + 1));
        case Node.Sequence list when name.startsWith("[") && name.contains("=") ->
            element(list, step);
        case Node.Sequence list when name.matches("[0-9]{1,9}") -> indexed(list, step);
        case Node.Mapping mapping -> field(mapping, step);
        case Node.Text text when step > 0 -> inText(text, step);
        case Node.Sequence _, Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> node;
      };
    }

    /** Reports whether a step asks for elements; a name in brackets is none either. */
    private static boolean isOfList(String name) {
      return name.equals("*") || (name.startsWith("[") && name.endsWith("]"));
    }

    /** Texts are found as single values are: by no pattern. */
    private Node inText(Node.Text text, int step) {
      if (path.steps.subList(0, step).contains("*")) {
        throw missing();
      }
      changed++;
      return StructuredText.changed(text, path.from(step), change, blank);
    }

    private Node field(Node.Mapping mapping, int step) {
      String name = path.steps.get(step);
      Optional<Node> found = mapping.get(name).filter(node -> !(node instanceof Node.Null));
      if (found.isEmpty() && blank.isPresent()) {
        found = Optional.of(made(step + 1));
      }
      return found
          .or(() -> mapping.get(name).filter(node -> step + 1 == path.steps.size()))
          .map(node -> (Node) Edits.with(mapping, name, at(node, step + 1)))
          .orElse(mapping);
    }

    /** Returns what a missing value is made of: a list where an element is asked for next. */
    private Node made(int next) {
      Node end = blank.orElseThrow();
      if (next == path.steps.size()) {
        return end;
      }
      boolean list = path.steps.get(next).matches("[0-9]+|\\[.*=.*]");
      return list ? new Node.Sequence(List.of(), end.place()) : Edits.empty(end.place());
    }

    private Node indexed(Node.Sequence list, int step) {
      Work.count(list.items().size(), path.text.place());
      int index = Integer.parseInt(path.steps.get(step));
      List<Node> items = new ArrayList<>(list.items());
      if (index == items.size() && blank.isPresent()) {
        items.add(made(step + 1));
      }
      if (index >= items.size()) {
        throw missing();
      }
      items.set(index, at(items.get(index), step + 1));
      return new Node.Sequence(items, list.place());
    }

    private Node element(Node.Sequence list, int step) {
      String[] named = keyAndValue(path.steps.get(step));
      Work.count(list.items().size(), path.text.place());
      Pattern pattern = pattern(named[1]);
      List<Node> items = new ArrayList<>(list.items());
      boolean found = items.stream().anyMatch(item -> matches(item, named[0], pattern));
      if (!found && blank.isPresent()) {
        items.add(element(named[0], named[1]));
      }
      items.replaceAll(item -> matches(item, named[0], pattern) ? at(item, step + 1) : item);
      return new Node.Sequence(items, list.place());
    }

    private Node element(String key, String value) {
      Node.Text text = new Node.Text(value, path.text.place());
      return key.isEmpty() ? text : Edits.with(Edits.empty(text.place()), key, text);
    }

    private Pattern pattern(String value) {
      try {
        return Pattern.compile(value);
      } catch (PatternSyntaxException e) {
        throw KustomizeProblem.of(
            "kustomize_field",
            "Field path can't be read",
            "Elements are found by regular expressions, and this is none: %s."
                .formatted(e.getDescription()),
            path.text.place());
      }
    }

    private static boolean matches(Node item, String key, Pattern pattern) {
      Optional<Node> value =
          key.isEmpty()
              ? Optional.of(item)
              : item instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
      return value
          .filter(Edits::isScalar)
          .filter(found -> pattern.matcher(Edits.scalar(found)).find())
          .isPresent();
    }
  }
}

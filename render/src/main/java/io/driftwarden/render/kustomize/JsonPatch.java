package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of a JSON patch (RFC 6902). As in kustomize, an index below zero counts from the
 * end, and what is replaced in a mapping need not be there.
 */
final class JsonPatch {
  private static final Set<String> KNOWN = Set.of("op", "path", "from", "value");

  /** One operation, its paths taken apart. */
  private record Operation(String op, Pointer path, Optional<Pointer> from, Optional<Node> value) {}

  /** A path into a document (RFC 6901). */
  private record Pointer(List<String> steps, Node.Text text) {
    static Pointer of(Node.Text text) {
      if (!text.value().isEmpty() && !text.value().startsWith("/")) {
        throw KustomizeProblem.badPatch(
            "A path begins with a slash: /%s.".formatted(text.value()), text.place());
      }
      List<String> steps = new ArrayList<>();
      for (String step : text.value().split("/", -1)) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
      return new Pointer(steps.subList(1, steps.size()), text);
    }

    Pointer rest() {
      return new Pointer(steps.subList(1, steps.size()), text);
    }

    boolean isLast() {
      return steps.size() == 1;
    }

    boolean isEnd() {
      return steps.getFirst().equals("-");
    }

    /** Returns the index that the first step is, in a list of some size. */
    int index(int size) {
      String step = steps.getFirst();
      int index = step.matches("-?[0-9]{1,9}") ? Integer.parseInt(step) : size;
      int counted = index < 0 ? index + size : index;
      if (counted < 0 || counted >= size) {
        throw missing();
      }
      return counted;
    }

    DiagnosticException missing() {
      return missing("");
    }

    /** The first step leads to no key of a mapping. */
    DiagnosticException missing(Node.Mapping mapping) {
      List<String> keys = mapping.entries().stream().map(Node.Entry::key).toList();
      return missing(Nearest.hint(steps.getFirst(), keys));
    }

    private DiagnosticException missing(String hint) {
      return KustomizeProblem.badPatch(
          "Nothing is at %s in the resource.%s".formatted(text.value(), hint), text.place());
    }
  }

  /** What is done to the value at a path's end. */
  private enum Act {
    ADD,
    REPLACE,
    REMOVE
  }

  private final List<Operation> operations = new ArrayList<>();

  private JsonPatch() {}

  static JsonPatch of(Node.Sequence document) {
    JsonPatch patch = new JsonPatch();
    for (Node item : document.items()) {
      Fields fields = Fields.of(item, "an operation of a JSON patch", KNOWN);
      patch.operations.add(operation(fields));
    }
    return patch;
  }

  private static Operation operation(Fields fields) {
    Node.Text op = required(fields, "op");
    boolean moves = op.value().equals("move") || op.value().equals("copy");
    Optional<Node> value = fields.entry("value").map(Node.Entry::value);
    if (value.isEmpty() && Set.of("add", "replace", "test").contains(op.value())) {
      value = Optional.of(new Node.Null(fields.place()));
    }
    if (!moves && value.isEmpty() && !op.value().equals("remove")) {
      throw KustomizeProblem.badPatch(
          "The operations are add, remove, replace, move, copy and test.", op.place());
    }
    Node.Text path =
        fields.get("path").orElse(null) instanceof Node.Text text ? text : required(fields, "path");
    Optional<Pointer> from =
        moves ? Optional.of(Pointer.of(required(fields, "from"))) : Optional.empty();
    return new Operation(op.value(), Pointer.of(path), from, value);
  }

  private static Node.Text required(Fields fields, String field) {
    return fields
        .text(field)
        .orElseThrow(() ->
            KustomizeProblem.badPatch(
                "Each operation needs \"%s\".".formatted(field), fields.place()));
  }

  Node.Mapping apply(Node.Mapping object) {
    Node document = object;
    for (Operation operation : operations) {
      document = applied(document, operation);
      Size.check(document, operation.path().text().place());
    }
    if (document instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw KustomizeProblem.badPatch("It leaves no mapping of the resource.", object.place());
  }

  private static Node applied(Node document, Operation operation) {
    Pointer path = operation.path();
    return switch (operation.op()) {
      case "add" -> at(document, path, Act.ADD, operation.value().orElseThrow());
      case "replace" -> at(document, path, Act.REPLACE, operation.value().orElseThrow());
      case "remove" -> at(document, path, Act.REMOVE, document);
      case "copy" -> at(document, path, Act.ADD, find(document, operation.from().orElseThrow()));
      case "move" -> moved(document, operation.from().orElseThrow(), path);
      default -> tested(document, operation);
    };
  }

  private static Node moved(Node document, Pointer from, Pointer path) {
    Node moved = find(document, from);
    return at(at(document, from, Act.REMOVE, document), path, Act.ADD, moved);
  }

  private static Node tested(Node document, Operation operation) {
    Pointer path = operation.path();
    Node wanted = operation.value().orElseThrow();
    boolean none = wanted instanceof Node.Null && isMissing(document, path);
    if (!none && !Edits.isSame(find(document, path), wanted)) {
      throw KustomizeProblem.badPatch(
          "The test fails: another value is at %s.".formatted(path.text().value()),
          path.text().place());
    }
    return document;
  }

  private static boolean isMissing(Node document, Pointer path) {
    try {
      find(document, path);
      return false;
    } catch (DiagnosticException e) {
      return true;
    }
  }

  private static Node find(Node node, Pointer path) {
    if (path.steps().isEmpty()) {
      return node;
    }
    String step = path.steps().getFirst();
    return switch (node) {
      case Node.Mapping mapping ->
          find(mapping.get(step).orElseThrow(() -> path.missing(mapping)), path.rest());
      case Node.Sequence list ->
          find(list.items().get(path.index(list.items().size())), path.rest());
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> throw path.missing();
    };
  }

  /** Returns the document, changed where the path ends. */
  private static Node at(Node node, Pointer path, Act act, Node value) {
    if (path.steps().isEmpty()) {
      return act == Act.REMOVE ? Edits.empty(node.place()) : value;
    }
    String step = path.steps().getFirst();
    return switch (node) {
      case Node.Mapping mapping when path.isLast() -> changed(mapping, path, act, value);
      case Node.Sequence list when path.isLast() -> changed(list, path, act, value);
      case Node.Mapping mapping -> {
        Node below = mapping.get(step).orElseThrow(() -> path.missing(mapping));
        yield Edits.with(mapping, step, at(below, path.rest(), act, value));
      }
      case Node.Sequence list -> {
        Work.count(list.items().size(), path.text().place());
        List<Node> items = new ArrayList<>(list.items());
        int index = path.index(items.size());
        items.set(index, at(items.get(index), path.rest(), act, value));
        yield new Node.Sequence(items, list.place());
      }
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> throw path.missing();
    };
  }

  private static Node changed(Node.Mapping mapping, Pointer path, Act act, Node value) {
    String key = path.steps().getFirst();
    if (act == Act.REMOVE && mapping.get(key).isEmpty()) {
      throw path.missing(mapping);
    }
    return act == Act.REMOVE ? Edits.without(mapping, key) : Edits.with(mapping, key, value);
  }

  private static Node changed(Node.Sequence list, Pointer path, Act act, Node value) {
    Work.count(list.items().size(), path.text().place());
    List<Node> items = new ArrayList<>(list.items());
    switch (act) {
      case ADD -> items.add(path.isEnd() ? items.size() : path.index(items.size() + 1), value);
      case REPLACE -> items.set(path.index(items.size()), value);
      case REMOVE -> items.remove(path.index(items.size()));
    }
    return new Node.Sequence(items, list.place());
  }
}

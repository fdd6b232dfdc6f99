package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a resource at the fields that a {@link FieldSpec} names. */
final class PathEdit {
  private final List<String> steps;
  private final UnaryOperator<Node> change;
  private final Optional<Node> blank;

  private PathEdit(FieldSpec spec, UnaryOperator<Node> change, Optional<Node> blank) {
    this.steps = spec.steps();
    this.change = change;
    this.blank = blank;
  }

  /** Returns an object whose fields, as far as they are there, are changed. */
  static Node.Mapping found(Node.Mapping object, FieldSpec spec, UnaryOperator<Node> change) {
    return in(object, spec, new PathEdit(spec, change, Optional.empty()));
  }

  /**
   * Returns an object whose fields are changed, a missing one, if the spec says so, from a blank.
   */
  static Node.Mapping made(
      Node.Mapping object, FieldSpec spec, Node blank, UnaryOperator<Node> change) {
    Optional<Node> made = spec.create() ? Optional.of(blank) : Optional.empty();
    return in(object, spec, new PathEdit(spec, change, made));
  }

  private static Node.Mapping in(Node.Mapping object, FieldSpec spec, PathEdit edit) {
    return spec.selects(ResourceId.of(object)) ? edit.field(object, 0) : object;
  }

  private Node edited(Node node, int step) {
    if (step == steps.size()) {
      return change.apply(node);
    }
    return switch (node) {
      case Node.Null _ -> node;
      case Node.Sequence sequence -> Edits.mapped(sequence, item -> edited(item, step));
      case Node.Mapping mapping -> field(mapping, step);
      case Node.Bool _, Node.Number _, Node.Text _ -> throw leadsThroughScalar(node);
    };
  }

  private Node.Mapping field(Node.Mapping mapping, int step) {
    Work.count(mapping.entries().size(), mapping.place());
    boolean list = steps.get(step).endsWith("[]");
    String name = list ? steps.get(step).replace("[]", "") : steps.get(step);
    Node found = mapping.get(name).orElse(null);
    Node value = found == null || found instanceof Node.Null ? missing(found, list, step) : found;
    if (value == null) {
      return mapping;
    }
    return Edits.with(mapping, name, edited(value, step + 1));
  }

  /** Returns what stands for a field that is missing or null; null where it stays away. */
  private @Nullable Node missing(@Nullable Node found, boolean list, int step) {
    if (list) {
      return found == null ? null : new Node.Sequence(List.of(), found.place());
    }
    if (blank.isEmpty()) {
      return found;
    }
    return step + 1 == steps.size() ? blank.get() : Edits.empty(blank.get().place());
  }

  private DiagnosticException leadsThroughScalar(Node node) {
    return KustomizeProblem.of(
        "kustomize_path",
        "Field path leads through a value",
        "%s goes on below this value, which is neither a mapping nor a list."
            .formatted(String.join("/", steps)),
        node.place());
  }
}

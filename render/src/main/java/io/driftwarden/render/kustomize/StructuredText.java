package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.format.JsonWriter;
import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text that holds JSON or YAML, and what is replaced in it. JSON is written anew, as kustomize
 * does it; in YAML each value is replaced where it stands, so that the spaces around it stay.
 */
final class StructuredText {
  private final Node.Text text;
  private final Node.Text path;
  private final Source inner;

  /** What is replaced in YAML, in order. */
  private final List<Replaced> replaced = new ArrayList<>();

  private record Replaced(Place place, String token) {}

  private StructuredText(Node.Text text, Node.Text path) {
    this.text = text;
    this.path = path;
    this.inner = new Source("", text.value());
  }

  /**
   * Returns a text in which the values at a path are changed.
   *
   * @param path the whole one, of which the last steps lead on inside the text
   */
  static Node.Text changed(
      Node.Text text, ValuePath path, UnaryOperator<Node> change, Optional<Node> blank) {
    return new StructuredText(text, path.text()).changed(path, change, blank);
  }

  private Node.Text changed(ValuePath rest, UnaryOperator<Node> change, Optional<Node> blank) {
    boolean json = text.value().stripLeading().startsWith("{");
    UnaryOperator<Node> noted = json ? change : old -> note(old, change.apply(old));
    Node.Mapping edited = new ValuePath.Edit(rest, noted, blank).in(document());
    return new Node.Text(json ? json(edited) : spliced(), text.place());
  }

  private Node.Mapping document() {
    try {
      List<Node> documents = YamlReader.readStrictCore(text.value(), inner::place);
      if (documents.size() == 1 && documents.getFirst() instanceof Node.Mapping mapping) {
        return mapping;
      }
    } catch (DiagnosticException e) {
      // Told below: what is wrong inside has no place of its own.
    }
    throw unsupported("leads into a text that is no mapping in JSON or YAML");
  }

  private DiagnosticException unsupported(String what) {
    return KustomizeProblem.unsupported(
        "%s %s.".formatted(path.value(), what),
        "Replace the whole text, which stands at %s.".formatted(text.place()),
        path.place());
  }

  private String json(Node edited) {
    boolean pretty = text.value().contains("\n") && text.value().contains("  ");
    return pretty ? Json.pretty(edited) : Json.of(edited);
  }

  private Node note(Node old, Node now) {
    String was = old.place().file().isEmpty() ? token(old.place()) : "";
    if (was.isEmpty() || was.contains("\n") || !Edits.isScalar(now)) {
      throw unsupported("asks for more than another single value on the same line of a YAML text");
    }
    replaced.removeIf(earlier -> earlier.place().equals(old.place()));
    replaced.add(new Replaced(old.place(), spelled(was.charAt(0), old, Edits.scalar(now))));
    return now;
  }

  private String token(Place place) {
    return text.value().substring(start(place), inner.offset(place.endLine(), place.endColumn()));
  }

  private int start(Place place) {
    return inner.offset(place.line(), place.column());
  }

  /** A value keeps the quotes of the one whose place it takes. */
  private static String spelled(char first, Node old, String value) {
    if (first == '"' || value.contains("\n")) {
      return JsonWriter.raw(Datum.of(value));
    }
    if (first == '\'') {
      return "'" + value.replace("'", "''") + "'";
    }
    return old instanceof Node.Text ? YamlWriter.write(Datum.of(value)).strip() : value;
  }

  private String spliced() {
    StringBuilder out = new StringBuilder(text.value());
    for (Replaced one : replaced.reversed()) {
      int from = start(one.place());
      out.replace(from, from + token(one.place()).length(), one.token());
    }
    return out.toString().strip();
  }
}

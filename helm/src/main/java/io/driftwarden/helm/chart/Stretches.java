package io.driftwarden.helm.chart;

import io.driftwarden.helm.eval.Rendered;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts what a template wrote into documents where Helm does: at each line that begins with three
 * dashes, with all white space around them.
 */
final class Stretches {
  private static final String SEPARATOR = "---";

  private final Rendered rendered;
  private final String source;
  private final Map<Object, Document> known = new HashMap<>();
  private final String text;
  private final int end;
  private final List<Document> documents = new ArrayList<>();

  private Stretches(Rendered rendered, String source, List<List<Document>> before) {
    this.rendered = rendered;
    this.source = source;
    this.text = rendered.text();
    this.end = back(text.length(), 0);
    before.forEach(all -> all.forEach(document -> known.put(document.origin(), document)));
  }

  /**
   * Returns the documents of a template.
   *
   * @param source the template's name
   * @param before what it wrote before, of which the same stretches are the same documents
   * @throws io.driftwarden.diagnostics.DiagnosticException if one is not YAML
   */
  static List<Document> documents(Rendered rendered, String source, List<List<Document>> before) {
    Stretches stretches = new Stretches(rendered, source, before);
    stretches.cut();
    return List.copyOf(stretches.documents);
  }

  private void cut() {
    int start = forward(0);
    if (text.startsWith(SEPARATOR, start)) {
      start = forward(start + SEPARATOR.length());
    }
    for (int cut = next(start); cut >= 0; cut = next(start)) {
      add(start, back(cut, start));
      start = forward(cut + SEPARATOR.length());
    }
    add(start, end);
  }

  /** The line end before the dashes must not have gone with the dashes before. */
  private int next(int from) {
    int at = text.indexOf("\n" + SEPARATOR, from);
    return at < 0 || at >= end ? -1 : at + 1;
  }

  private int forward(int from) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int back(int from, int least) {
    int at = from;
    while (at > least && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private void add(int from, int to) {
    if (from < to) {
      Rendered stretch = rendered.stretch(from, to);
      documents.add(known.computeIfAbsent(stretch, _ -> read(stretch)));
    }
  }

  private Document read(Rendered written) {
    return Document.written(
        source, written, objects(YamlReader.readRepeating(written.text(), written)));
  }

  /** Helm reads one value of a stretch, and takes it for nothing if there is none. */
  private static List<Node.Mapping> objects(List<Node> nodes) {
    return switch (nodes.isEmpty() ? null : nodes.getFirst()) {
      case null -> List.of();
      case Node.Null _ -> List.of();
      case Node.Mapping mapping when mapping.entries().isEmpty() -> List.of();
      case Node.Mapping mapping -> List.of(mapping);
      case Node.Bool other -> throw ChartProblem.notAnObject(other.place());
      case Node.Number other -> throw ChartProblem.notAnObject(other.place());
      case Node.Text other -> throw ChartProblem.notAnObject(other.place());
      case Node.Sequence other -> throw ChartProblem.notAnObject(other.place());
    };
  }
}

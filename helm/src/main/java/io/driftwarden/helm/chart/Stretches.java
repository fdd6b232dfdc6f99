package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.eval.Rendered;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a template wrote into documents where Helm does: at each line that begins with three
 * dashes, white space at the ends of a document left out.
 */
final class Stretches {
  private static final String SEPARATOR = "---";

  private Stretches() {}

  static List<Node> documents(Rendered rendered) {
    List<Node> documents = new ArrayList<>();
    String text = rendered.text();
    int start = 0;
    int from = 0;
    for (int cut = next(text, 0); cut >= 0; cut = next(text, from)) {
      add(rendered, start, cut, documents);
      start = cut + SEPARATOR.length();
      from = start;
    }
    add(rendered, start, text.length(), documents);
    return documents;
  }

  private static int next(String text, int from) {
    if (from == 0 && text.startsWith(SEPARATOR)) {
      return 0;
    }
    int at = text.indexOf("\n" + SEPARATOR, from);
    return at < 0 ? -1 : at + 1;
  }

  private static void add(Rendered rendered, int from, int to, List<Node> documents) {
    String text = rendered.text();
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      int offset = start;
      documents.addAll(
          YamlReader.read(text.substring(start, end), (a, b) -> place(rendered, offset, a, b)));
    }
  }

  private static Place place(Rendered rendered, int offset, int start, int end) {
    return rendered.place(offset + start, offset + end);
  }
}

package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts in folded blocks ({@code >-}) as kustomize gives them out: it writes them and reads them
 * again, and its writer puts an empty line before one that is indented further, and at the end of a
 * block that keeps its empty lines.
 */
final class FoldedText {
  private static final Pattern GROWS =
      Pattern.compile("(?<![^\\n])([^ \\t\\n][^\\n]*+(?:\\n++(?=[ \\t])|\\n\\n++\\z))");

  /** What its writer doesn't put into a block. */
  private static final Pattern QUOTED =
      Pattern.compile(" \\n| \\z|\\A\\n*+[ \\t]|[^\\t\\n -\\uFFFF]");

  private final Root root;
  private final Map<String, Source> sources = new HashMap<>();

  FoldedText(Root root) {
    this.root = root;
  }

  Node.Mapping in(Node.Mapping mapping) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      entries.add(new Node.Entry(entry.key(), entry.keyPlace(), in(entry.value())));
    }
    return new Node.Mapping(entries, mapping.place());
  }

  private Node in(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> in(mapping);
      case Node.Sequence list -> Edits.mapped(list, this::in);
      case Node.Text text when grows(text.value()) && isFolded(text.place()) ->
          new Node.Text(GROWS.matcher(text.value()).replaceAll("$1\n"), text.place());
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> node;
    };
  }

  private static boolean grows(String text) {
    boolean many = text.contains("\n ") || text.contains("\n\t") || text.endsWith("\n\n");
    return many && GROWS.matcher(text).find() && !QUOTED.matcher(text).find();
  }

  private boolean isFolded(Place place) {
    Source source = sources.computeIfAbsent(place.file(), root::sourceOf);
    int offset = source.text().isEmpty() ? 0 : source.offset(place.line(), place.column());
    return source.text().startsWith(">", offset);
  }
}

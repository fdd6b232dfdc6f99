package io.driftwarden.controller.packages;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of a chart in a repository's index.
 *
 * @param address of the archive, from the index or whole
 * @param digest SHA-256 of it, in hex; empty where the index has none
 */
record ChartEntry(String version, String address, String digest) {
  /**
   * Returns the versions that an index has of a chart. Indexes are large: one as Helm writes it is
   * not read whole.
   */
  static List<ChartEntry> in(String index, PackageRef.Chart chart) {
    String host = chart.repository();
    try {
      return YamlReader.readRepeating(new Source(host, part(index, chart.name()).orElse(index)))
          .stream()
          .flatMap(document -> below(document, "entries").stream())
          .flatMap(entries -> below(entries, chart.name()).stream())
          .filter(Node.Sequence.class::isInstance)
          .flatMap(versions -> ((Node.Sequence) versions).items().stream())
          .filter(Node.Mapping.class::isInstance)
          .map(entry -> of((Node.Mapping) entry))
          .filter(entry -> !entry.version().isEmpty())
          .toList();
    } catch (DiagnosticException e) {
      throw PackageException.lasting("The index of %s can't be read.".formatted(host));
    }
  }

  /** The lines between the chart's own key and the next one at the same depth. */
  private static Optional<String> part(String index, String name) {
    String key = Pattern.quote(name);
    Matcher lines =
        Pattern.compile(
                "(?m)^( +)(?:%s|\"%s\"):[ \\t]*\\n((?:\\1(?:-? ).*\\n|\\1 .*\\n|\\n)*)"
                    .formatted(key, key))
            .matcher(index);
    return index.startsWith("{") || !lines.find()
        ? Optional.empty()
        : Optional.of("entries:\n" + lines.group());
  }

  private static Optional<Node> below(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  private static ChartEntry of(Node.Mapping entry) {
    String address =
        entry.get("urls").orElse(null) instanceof Node.Sequence urls
                && !urls.items().isEmpty()
                && urls.items().getFirst() instanceof Node.Text text
            ? text.value()
            : "";
    return new ChartEntry(
        text(entry, "version"), address, text(entry, "digest").replaceFirst("^sha256:", ""));
  }

  private static String text(Node.Mapping entry, String key) {
    return switch (entry.get(key).orElse(null)) {
      case Node.Text text -> text.value();
      case Node.Number number -> number.text();
      case null, default -> "";
    };
  }
}

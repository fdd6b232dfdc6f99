package io.driftwarden.helm.chart;

import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One document that a chart makes.
 *
 * @param source the file that wrote it, from the chart's name on
 * @param text as it was written, without the white space around it
 * @param objects what it holds: one mapping, or nothing but comments; a file of {@code crds} is one
 *     document with all that is in it
 */
public record Document(String source, String text, List<Node.Mapping> objects) {
  private static final Set<String> EVENTS =
      Set.of(
          "pre-install",
          "post-install",
          "pre-delete",
          "post-delete",
          "pre-upgrade",
          "post-upgrade",
          "pre-rollback",
          "post-rollback",
          "test",
          "test-success");

  public Document {
    objects = List.copyOf(objects);
  }

  String kind() {
    return objects.isEmpty() ? "" : objects.getFirst().text("kind").orElse("");
  }

  /** Reports whether Helm runs it at a point of a release's life and doesn't keep it. */
  public boolean isHook() {
    return hook().isPresent();
  }

  /** Reports whether it is a hook for an event that Helm doesn't know, which it never installs. */
  boolean isUnknownHook() {
    return hook().stream()
        .flatMap(events -> List.of(events.split(",", -1)).stream())
        .anyMatch(event -> !EVENTS.contains(event.strip().toLowerCase(Locale.ROOT)));
  }

  private Optional<String> hook() {
    return objects.stream().findFirst().flatMap(Document::annotations).flatMap(Document::hook);
  }

  private static Optional<String> hook(Node.Mapping annotations) {
    return annotations.text("helm.sh/hook");
  }

  /** Returns an object's annotations. */
  static Optional<Node.Mapping> annotations(Node.Mapping object) {
    return object.get("metadata").orElse(null) instanceof Node.Mapping metadata
            && metadata.get("annotations").orElse(null) instanceof Node.Mapping annotations
        ? Optional.of(annotations)
        : Optional.empty();
  }

  /** Reports whether it is a hook that Helm runs as a test only. */
  public boolean isTest() {
    return hook().stream()
        .flatMap(events -> List.of(events.split(",", -1)).stream())
        .anyMatch(event -> event.strip().toLowerCase(Locale.ROOT).startsWith("test"));
  }

  /** Reports whether it is a file of {@code crds}, which is no template. */
  public boolean isCrdFile() {
    return inside().matches("(?:charts/[^/]+/)*crds/.*");
  }

  /** Reports whether one of the patterns is of its file; there may be none at all. */
  boolean isOneOf(List<String> patterns) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> Glob.plain(pattern).matches(inside()));
  }

  /** Returns its file's path in the chart. */
  private String inside() {
    return source.substring(source.indexOf('/') + 1);
  }

  /** Returns it as {@code helm template} prints it. */
  String printed() {
    return "---\n# Source: " + source + "\n" + text + "\n";
  }
}

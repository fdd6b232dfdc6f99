package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Rendered;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One document that a chart makes: what a template wrote, or a whole file of {@code crds}. */
public final class Document {
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

  private final String source;
  private final String text;
  private final Object origin;
  private final Supplier<List<Node.Mapping>> objects;

  private Document(
      String source, String text, Object origin, Supplier<List<Node.Mapping>> objects) {
    this.source = source;
    this.text = text;
    this.origin = origin;
    this.objects = objects;
  }

  /** Returns what a template wrote: one object, or nothing but comments. */
  static Document written(String source, Rendered stretch, List<Node.Mapping> objects) {
    return new Document(source, stretch.text(), stretch, () -> objects);
  }

  /** Returns a file of resource definitions, which nobody needs to read to print it. */
  static Document definitions(String source, Source file) {
    return new Document(source, file.text(), file, () -> mappings(file));
  }

  private static List<Node.Mapping> mappings(Source file) {
    return YamlReader.readRepeating(file).stream()
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }

  /** Returns the file that wrote it, from the chart's name on. */
  public String source() {
    return source;
  }

  /** Returns it as it was written, without the white space around it. */
  public String text() {
    return text;
  }

  /** Returns the stretch that it is of what a template wrote, or the file that it is. */
  Object origin() {
    return origin;
  }

  /**
   * Returns the objects in it; those of a file of {@code crds} are read each time.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is a file of {@code crds} and no
   *     YAML
   */
  public List<Node.Mapping> objects() {
    return objects.get();
  }

  String kind() {
    return objects().stream()
        .findFirst()
        .map(object -> new StructFields(object).text("kind"))
        .orElse("");
  }

  /**
   * Refuses an object of which Helm can't read what it needs: scalars of any kind are text to it.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if there is a list or a mapping instead
   */
  void check() {
    for (Node.Mapping object : objects()) {
      StructFields fields = new StructFields(object);
      fields.text("apiVersion");
      fields.text("kind");
      StructFields metadata = fields.object("metadata");
      metadata.text("name");
      metadata.textsByName("annotations");
    }
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
    return isCrdFile()
        ? Optional.empty()
        : objects().stream()
            .findFirst()
            .map(object -> new StructFields(object).object("metadata").textsByName("annotations"))
            .flatMap(annotations -> Optional.ofNullable(annotations.get("helm.sh/hook")));
  }

  /** Reports whether it is a hook that Helm runs as a test only. */
  public boolean isTest() {
    return hook().stream()
        .flatMap(events -> List.of(events.split(",", -1)).stream())
        .anyMatch(event -> event.strip().toLowerCase(Locale.ROOT).startsWith("test"));
  }

  /** Reports whether it is a file of {@code crds}, which is no template. */
  public boolean isCrdFile() {
    return origin instanceof Source;
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
  String printed(UnaryOperator<String> spelled) {
    return "---\n# Source: " + source + "\n" + spelled.apply(text) + "\n";
  }
}

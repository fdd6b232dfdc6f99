package io.driftwarden.policies;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.Annotation;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a policy says of itself in a {@code # METADATA} block: title, description, and under custom
 * the id, severity and remedy.
 */
record Metadata(
    Optional<String> id,
    Optional<Severity> severity,
    Optional<String> title,
    Optional<String> description,
    Optional<String> remedy) {

  private static final Metadata NONE =
      new Metadata(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Returns what the first of the annotations says.
   *
   * @throws DiagnosticException if it is broken
   */
  static Metadata of(List<Annotation> annotations) {
    if (annotations.isEmpty()) {
      return NONE;
    }
    Annotation annotation = annotations.getFirst();
    Source source = new Source(annotation.place().file(), annotation.yaml());
    List<Node> documents = YamlReader.read(source);
    if (documents.isEmpty() || !(documents.getFirst() instanceof Node.Mapping top)) {
      return NONE;
    }
    Node custom = top.get("custom").orElse(null);
    Node.Mapping own =
        custom instanceof Node.Mapping mapping
            ? mapping
            : new Node.Mapping(List.of(), annotation.place());
    return new Metadata(
        own.text("id"),
        own.text("severity").map(name -> severity(name, annotation.place())),
        top.text("title"),
        top.text("description"),
        own.text("remedy"));
  }

  static Severity severity(String name, Place place) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new DiagnosticException(
                Diagnostic.error(
                    "policy_severity",
                    "Severity is none",
                    "\"%s\" is none of low, medium, high and critical.".formatted(name),
                    place)));
  }
}

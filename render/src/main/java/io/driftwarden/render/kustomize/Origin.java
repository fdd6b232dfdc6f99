package io.driftwarden.render.kustomize;

import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import java.util.Optional;

/**
 * Where a resource, or a change of one, comes from.
 *
 * @param file its path from the folder that is built
 * @param teller the document in that file which says how it is made; nothing if it is a resource
 */
record Origin(String file, Optional<Node.Mapping> teller) {
  static Origin of(String file) {
    return new Origin(file, Optional.empty());
  }

  /** Returns the origin of what a document makes that comes from here. */
  Origin toldBy(Node.Mapping document) {
    return new Origin(file, Optional.of(document));
  }

  /** Returns the annotation's text. */
  String text() {
    return text("");
  }

  /** Returns the text of an element of a list. */
  String element() {
    return "- " + text("  ");
  }

  private String text(String indent) {
    if (teller.isEmpty()) {
      return "path: %s\n".formatted(scalar(file));
    }
    StringBuilder text = new StringBuilder("configuredIn: %s\n".formatted(scalar(file)));
    text.append(indent).append("configuredBy:\n");
    Node.Mapping metadata = Edits.mapping(teller.get(), "metadata");
    append(text, indent, teller.get(), "apiVersion");
    append(text, indent, teller.get(), "kind");
    append(text, indent, metadata, "name");
    append(text, indent, metadata, "namespace");
    return text.toString();
  }

  private static void append(StringBuilder text, String indent, Node.Mapping from, String key) {
    String value = Edits.text(from, key);
    if (!value.isEmpty()) {
      text.append("%s  %s: %s\n".formatted(indent, key, scalar(value)));
    }
  }

  private static String scalar(String text) {
    return YamlWriter.write(Datum.of(text)).strip();
  }
}

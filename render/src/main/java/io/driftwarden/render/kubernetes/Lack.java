package io.driftwarden.render.kubernetes;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * What keeps a document from being a Kubernetes object.
 *
 * @param detail what it is, and what to do
 * @param place the field that is wrong, or the document that lacks one
 */
public record Lack(String detail, Place place) {
  private static final String NEEDS = "An object needs apiVersion, kind and metadata.name.";

  /**
   * Returns the first field that is no text where one is needed.
   *
   * @param needed names of fields, with dots between
   */
  public static Lack of(Node document, List<String> needed) {
    return needed.stream()
        .flatMap(path -> in(document, path).stream())
        .findFirst()
        .orElseGet(() -> new Lack(NEEDS, document.place()));
  }

  private static Optional<Lack> in(Node document, String path) {
    Node here = document;
    for (String step : path.split("\\.")) {
      if (!(here instanceof Node.Mapping mapping)) {
        String what = path.startsWith(step) ? "The document" : "Its metadata";
        return Optional.of(new Lack("%s is no mapping. %s".formatted(what, NEEDS), here.place()));
      }
      Optional<Node> next = mapping.get(step).filter(node -> !(node instanceof Node.Null));
      if (next.isEmpty()) {
        return Optional.of(new Lack("It has no %s. %s".formatted(path, NEEDS), mapping.place()));
      }
      here = next.get();
    }
    return here instanceof Node.Text text
        ? Optional.of(text)
            .filter(blank -> blank.value().isEmpty())
            .map(blank -> new Lack("Its %s is empty. %s".formatted(path, NEEDS), blank.place()))
        : Optional.of(new Lack("Its %s is no text. Quote it.".formatted(path), here.place()));
  }
}

package io.driftwarden.render.kustomize;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** What {@code buildMetadata} puts to resources: where they come from, and who made them. */
final class Metadata {
  private static final String ORIGIN = "config.kubernetes.io/origin";
  private static final String CHANGES = "alpha.config.kubernetes.io/transformations";
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  private Metadata() {}

  static void describe(Kustomization kustomization, Items items) {
    for (Node.Text option : kustomization.fields().texts("buildMetadata")) {
      switch (option.value()) {
        case "managedByLabel" -> label(items, option);
        case "originAnnotations" ->
            items
                .all()
                .forEach(item ->
                    item.origin()
                        .ifPresent(origin -> annotate(item, ORIGIN, origin.text(), option)));
        case "transformerAnnotations" ->
            items.all().stream()
                .filter(item -> !item.changes().isEmpty())
                .forEach(item -> annotate(item, CHANGES, changes(item), option));
        default ->
            throw KustomizeProblem.wrongValue(
                "An option of buildMetadata",
                "managedByLabel, originAnnotations or transformerAnnotations",
                option.place());
      }
    }
  }

  private static void label(Items items, Node.Text option) {
    String mark = UnknownMark.of(new Datum.Unknown("it is the version of kustomize", true));
    SequencedMap<String, Node.Text> label = new LinkedHashMap<>();
    label.put(MANAGED_BY, new Node.Text(mark, option.place()));
    new Labels(label, List.of(FieldSpec.created("metadata/labels"))).transform(items);
  }

  private static String changes(Item item) {
    return item.changes().stream().map(Origin::element).collect(Collectors.joining());
  }

  private static void annotate(Item item, String key, String text, Node.Text option) {
    Node.Text value = new Node.Text(text, option.place());
    item.set(
        Edits.inside(
            item.object(),
            "metadata",
            metadata ->
                Edits.inside(metadata, "annotations", texts -> Edits.with(texts, key, value))));
  }
}

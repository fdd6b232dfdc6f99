package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Puts labels, or annotations, to resources. */
final class Labels implements Transformer {
  private final SequencedMap<String, Node.Text> pairs;
  private final List<FieldSpec> specs;

  Labels(SequencedMap<String, Node.Text> pairs, List<FieldSpec> specs) {
    this.pairs = pairs;
    this.specs = specs;
  }

  @Override
  public void transform(Items items) {
    if (pairs.isEmpty()) {
      return;
    }
    Place place = pairs.firstEntry().getValue().place();
    for (Item item : items.all()) {
      for (FieldSpec spec : specs) {
        item.set(PathEdit.made(item.object(), spec, Edits.empty(place), this::labelled));
      }
    }
  }

  private Node labelled(Node node) {
    Node.Mapping labels =
        switch (node) {
          case Node.Mapping found -> found;
          case Node.Null nothing -> Edits.empty(nothing.place());
          case Node.Bool _, Node.Number _, Node.Text _, Node.Sequence _ -> throw noMapping(node);
        };
    for (Map.Entry<String, Node.Text> pair : pairs.entrySet()) {
      labels = Edits.with(labels, pair.getKey(), pair.getValue());
    }
    return labels;
  }

  private static DiagnosticException noMapping(Node node) {
    return KustomizeProblem.of(
        "kustomize_path",
        "Labels don't stand in a mapping",
        "This is where the kustomization's labels would go, and it is no mapping.",
        node.place());
  }
}

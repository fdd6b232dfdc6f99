package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is left of a resource that a program may have changed: what it is called, for which it is
 * taken to be there, and nothing else.
 *
 * @param reason why the rest isn't known
 * @param place where the program is told of
 */
record Altered(String reason, Place place) {
  private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "name", "namespace");

  /** Returns what stands for a value of the resource. */
  Node.Text unknown(Place at) {
    return Edits.unknown(reason, at);
  }

  /** Returns the resource with all that may have been changed or added unknown. */
  Node.Mapping unknown(Node.Mapping object) {
    Node.Mapping metadata =
        unknown(Edits.mapping(object, "metadata"), List.of("labels", "annotations"));
    return Edits.with(unknown(object, List.of("spec")), "metadata", metadata);
  }

  private Node.Mapping unknown(Node.Mapping mapping, List<String> others) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      boolean known = KNOWN.contains(entry.key());
      Node value = known ? entry.value() : unknown(entry.value().place());
      entries.add(new Node.Entry(entry.key(), entry.keyPlace(), value));
    }
    for (String key : others) {
      if (mapping.entry(key).isEmpty()) {
        entries.add(new Node.Entry(key, place, unknown(place)));
      }
    }
    return new Node.Mapping(entries, mapping.place());
  }
}

package io.driftwarden.helm.value;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where values are written. A single value is told from an equal one by which object it is, since
 * merging hands on the object itself; an empty mapping or list by its path, since that is copied.
 */
public final class Origins {
  private final IdentityHashMap<Datum, Place> places = new IdentityHashMap<>();
  private final Map<List<String>, List<Place>> empty = new HashMap<>();

  /** Notes where the values of a document stand that was read from a node. */
  public void add(Datum read, Node node) {
    add(read, node, List.of());
  }

  private void add(Datum read, Node node, List<String> path) {
    if (read instanceof Datum.Dict dict && node instanceof Node.Mapping mapping) {
      noteEmpty(mapping.entries().isEmpty(), path, node.place());
      for (Node.Entry entry : mapping.entries()) {
        add(dict.get(entry.key()), entry.value(), below(path, entry.key()));
      }
    } else if (read instanceof Datum.Items items && node instanceof Node.Sequence sequence) {
      noteEmpty(sequence.items().isEmpty(), path, node.place());
      for (int i = 0; i < Math.min(items.items().size(), sequence.items().size()); i++) {
        add(items.items().get(i), sequence.items().get(i), below(path, Integer.toString(i)));
      }
    } else {
      put(read, node.place());
    }
  }

  private void noteEmpty(boolean isEmpty, List<String> path, Place place) {
    if (isEmpty) {
      empty.computeIfAbsent(path, _ -> new ArrayList<>()).add(place);
    }
  }

  /** Notes all that others know. */
  public void addAll(Origins others) {
    places.putAll(others.places);
    others.empty.forEach(
        (path, all) -> empty.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(all));
  }

  /** Notes that all single values of which nothing is noted yet are written at a place. */
  public void addRest(Datum values, Place place) {
    switch (values) {
      case Datum.Dict dict -> dict.entries().values().forEach(inner -> addRest(inner, place));
      case Datum.Items items -> items.items().forEach(inner -> addRest(inner, place));
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _ -> {
        if (!places.containsKey(values)) {
          put(values, place);
        }
      }
      case Datum.Nil _, Datum.Native _, Datum.Unknown _ -> {}
    }
  }

  /** The one nil, true and false that all share say nothing. */
  @SuppressWarnings("ReferenceEquality") // That is what is asked for.
  private void put(Datum single, Place place) {
    if (single != Datum.NIL && single != Datum.TRUE && single != Datum.FALSE) {
      places.put(single, place);
    }
  }

  /** Returns where a single value is written. */
  public Optional<Place> of(Datum single) {
    return Optional.ofNullable(places.get(single));
  }

  /** Returns the paths of empty mappings and lists, with the places where each is written. */
  public Map<List<String>, List<Place>> empty() {
    return Collections.unmodifiableMap(empty);
  }

  private static List<String> below(List<String> path, String step) {
    List<String> below = new ArrayList<>(path);
    below.add(step);
    return List.copyOf(below);
  }
}

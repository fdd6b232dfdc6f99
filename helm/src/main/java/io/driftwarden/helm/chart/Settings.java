package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Origins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All values of a chart that somebody wrote, by the names on their paths. */
final class Settings {
  /** Of what no file holds. */
  private static final Place NOWHERE = Place.of("");

  private final List<Origins> origins = new ArrayList<>();
  private final Map<List<String>, List<Place>> empty = new HashMap<>();
  private final Map<String, List<Setting>> byStep = new HashMap<>();

  private Settings() {}

  /**
   * Returns those of a chart.
   *
   * @param merged the values that its templates see
   */
  static Settings of(Chart chart, PlacedValues given, Datum.Dict merged) {
    Settings settings = new Settings();
    settings.source(given.origins(), List.of());
    settings.sources(chart, List.of());
    merged.entries().forEach((key, value) -> settings.collect(value, List.of(key)));
    return settings;
  }

  private void sources(Chart chart, List<String> path) {
    source(chart.origins(), path);
    chart.dependencies().forEach(child -> sources(child, joined(path, List.of(child.name()))));
  }

  private void source(Origins more, List<String> prefix) {
    origins.add(more);
    more.empty()
        .forEach((path, places) ->
            empty.computeIfAbsent(joined(prefix, path), _ -> new ArrayList<>()).addAll(places));
  }

  /** Returns the places of the values at and below a path. */
  private List<Place> collect(Datum value, List<String> path) {
    List<Place> places = new ArrayList<>();
    switch (value) {
      case Datum.Dict dict -> {
        dict.entries().forEach((key, inner) -> places.addAll(collect(inner, below(path, key))));
      }
      case Datum.Items items -> {
        for (int i = 0; i < items.items().size(); i++) {
          places.addAll(collect(items.items().get(i), below(path, Integer.toString(i))));
        }
      }
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _ ->
          places.add(
              origins.stream()
                  .flatMap(from -> from.of(value).stream())
                  .findFirst()
                  .orElse(NOWHERE));
      case Datum.Nil _, Datum.Native _, Datum.Unknown _ -> {}
    }
    boolean isEmpty = places.isEmpty();
    (isEmpty ? emptyAt(path, value) : first(places)).ifPresent(place -> add(path, value, place));
    return places;
  }

  /** Of an empty one that is written in two files nobody knows which counts. */
  private Optional<Place> emptyAt(List<String> path, Datum value) {
    boolean isEmpty =
        (value instanceof Datum.Dict dict && dict.isEmpty())
            || (value instanceof Datum.Items items && items.items().isEmpty());
    List<Place> places = empty.getOrDefault(path, List.of());
    return isEmpty && places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
  }

  /** What several files write together has no one place. */
  private static Optional<Place> first(List<Place> places) {
    String file = places.getFirst().file();
    boolean together = places.stream().allMatch(place -> place.file().equals(file));
    return together && !file.isEmpty() ? places.stream().min(Place::compareTo) : Optional.empty();
  }

  private void add(List<String> path, Datum value, Place place) {
    Setting setting = new Setting(path, value, place);
    path.stream()
        .distinct()
        .forEach(step -> byStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(setting));
  }

  /** Returns those on whose paths a name stands. */
  Stream<Setting> named(String step) {
    return byStep.getOrDefault(step, List.of()).stream();
  }

  /** Returns where the value at a path is written, or the first one in it. */
  Optional<Place> place(List<String> path) {
    return path.isEmpty()
        ? Optional.empty()
        : named(path.getLast())
            .filter(setting -> setting.path().equals(path))
            .map(Setting::place)
            .findFirst();
  }

  private static List<String> below(List<String> path, String step) {
    return joined(path, List.of(step));
  }

  private static List<String> joined(List<String> path, List<String> more) {
    List<String> joined = new ArrayList<>(path);
    joined.addAll(more);
    return List.copyOf(joined);
  }
}

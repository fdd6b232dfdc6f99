package io.driftwarden.helm.value;

import java.util.ArrayList;
import java.util.List;

/** Copies of values that share nothing which a template could change. */
public final class Copies {
  private static final int LARGEST = 1_000_000;

  private Copies() {}

  /**
   * Returns a copy of a value, all of its levels.
   *
   * @throws BadArgument if it contains itself, or too much
   */
  public static Datum of(Datum datum) {
    return copy(datum, new Walk(LARGEST), 0);
  }

  /** Returns a copy of a mapping, all of its levels. */
  public static Datum.Dict of(Datum.Dict dict) {
    return copyDict(dict, new Walk(LARGEST), 0);
  }

  private static Datum copy(Datum datum, Walk walk, int depth) {
    walk.step(depth);
    return switch (datum) {
      case Datum.Dict dict -> copyDict(dict, walk, depth);
      case Datum.Items items -> copyItems(items, walk, depth);
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Native _,
          Datum.Unknown _ ->
          datum;
    };
  }

  private static Datum.Dict copyDict(Datum.Dict dict, Walk walk, int depth) {
    return dict.with(value -> copy(value, walk, depth + 1));
  }

  private static Datum copyItems(Datum.Items items, Walk walk, int depth) {
    List<Datum> copies = new ArrayList<>();
    items.items().forEach(item -> copies.add(copy(item, walk, depth + 1)));
    return new Datum.Items(List.copyOf(copies), items.element(), items.none());
  }
}

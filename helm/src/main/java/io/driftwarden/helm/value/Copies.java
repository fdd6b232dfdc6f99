package io.driftwarden.helm.value;

import java.util.ArrayList;
import java.util.List;

/** Copies of values that share nothing which a template could change. */
public final class Copies {
  /** The most levels that a value may have; a mapping put into itself goes deeper. */
  public static final int DEEPEST = 250;

  private Copies() {}

  /**
   * Returns a copy of a value, all of its levels.
   *
   * @throws BadArgument if it contains itself
   */
  public static Datum of(Datum datum) {
    return copy(datum, 0);
  }

  /** Returns a copy of a mapping, all of its levels. */
  public static Datum.Dict of(Datum.Dict dict) {
    return copyDict(dict, 0);
  }

  private static Datum copy(Datum datum, int depth) {
    return switch (datum) {
      case Datum.Dict dict -> copyDict(dict, depth);
      case Datum.Items items -> copyItems(items, depth);
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

  private static Datum.Dict copyDict(Datum.Dict dict, int depth) {
    checkDepth(depth);
    Datum.Dict copy = new Datum.Dict();
    dict.entries().forEach((key, value) -> copy.put(key, copy(value, depth + 1)));
    return copy;
  }

  private static Datum copyItems(Datum.Items items, int depth) {
    checkDepth(depth);
    List<Datum> copies = new ArrayList<>();
    items.items().forEach(item -> copies.add(copy(item, depth + 1)));
    return Datum.of(copies);
  }

  /**
   * Refuses a level that no sound value reaches.
   *
   * @throws BadArgument if it is too deep
   */
  public static void checkDepth(int depth) {
    if (depth > DEEPEST) {
      throw new BadArgument(
          "The value is nested more than %d levels deep, or contains itself.".formatted(DEEPEST));
    }
  }
}

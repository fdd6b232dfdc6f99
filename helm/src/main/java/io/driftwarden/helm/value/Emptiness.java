package io.driftwarden.helm.value;

/** What Go's templates take for true: all that isn't zero or empty. */
public enum Emptiness {
  EMPTY,
  FULL,
  UNKNOWN;

  /** Returns whether a value is empty, where that can be known. */
  public static Emptiness of(Datum datum) {
    return switch (datum) {
      case Datum.Nil _ -> EMPTY;
      case Datum.Truth truth -> full(truth.value());
      case Datum.Whole whole -> full(whole.value() != 0);
      case Datum.Fraction fraction -> full(fraction.value() != 0);
      case Datum.Text text -> of(text.value());
      case Datum.Items items -> full(!items.items().isEmpty());
      case Datum.Dict dict -> full(!dict.isEmpty());
      case Datum.Native object -> full(!object.isMap() || !object.entries().isEmpty());
      case Datum.Unknown unknown -> unknown.full() ? FULL : UNKNOWN;
    };
  }

  private static Emptiness of(String text) {
    return UnknownMark.alone(text) && !UnknownMark.isFull(text) ? UNKNOWN : full(!text.isEmpty());
  }

  private static Emptiness full(boolean full) {
    return full ? FULL : EMPTY;
  }
}

package io.driftwarden.helm.value;

/** The names that Go has for the kinds and types of values. */
public final class Kinds {
  private Kinds() {}

  /** Returns Go's {@code reflect.Kind}. */
  public static String kind(Datum datum) {
    return switch (datum) {
      case Datum.Nil _ -> "invalid";
      case Datum.Truth _ -> "bool";
      case Datum.Whole whole -> whole.sized() ? "int64" : "int";
      case Datum.Fraction _ -> "float64";
      case Datum.Text _ -> "string";
      case Datum.Items _ -> "slice";
      case Datum.Dict _ -> "map";
      case Datum.Native object -> object.isMap() ? "map" : "struct";
      case Datum.Unknown _ -> "unknown";
    };
  }

  /** Returns Go's {@code %T}. */
  public static String type(Datum datum) {
    return switch (datum) {
      case Datum.Nil _ -> "<nil>";
      case Datum.Items _ -> "[]interface {}";
      case Datum.Dict _ -> "map[string]interface {}";
      case Datum.Native object -> object.type();
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _, Datum.Unknown _ ->
          kind(datum);
    };
  }
}

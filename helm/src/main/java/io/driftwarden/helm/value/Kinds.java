package io.driftwarden.helm.value;

/** The names that Go has for the kinds and types of values. */
public final class Kinds {
  private Kinds() {}

  /** Returns Go's {@code reflect.Kind}. */
  public static String kind(Datum datum) {
    return switch (datum) {
      case Datum.Nil _ -> "invalid";
      case Datum.Truth _ -> "bool";
      case Datum.Whole whole -> whole.width().type();
      case Datum.Fraction _ -> "float64";
      case Datum.Text _ -> "string";
      case Datum.Items _ -> "slice";
      case Datum.Dict _ -> "map";
      case Datum.Native object -> kind(object);
      case Datum.Unknown _ -> "unknown";
    };
  }

  private static String kind(Datum.Native object) {
    if (object.type().startsWith("*")) {
      return "ptr";
    }
    return object.isMap() ? "map" : "struct";
  }

  /** Returns Go's {@code %T}. */
  public static String type(Datum datum) {
    return switch (datum) {
      case Datum.Nil _ -> "<nil>";
      case Datum.Items items when items.element() == Datum.Element.API_VERSION ->
          "chartutil.VersionSet";
      case Datum.Items items -> "[]" + items.element().type();
      case Datum.Dict dict -> dict.type();
      case Datum.Native object -> object.type();
      case Datum.Truth _, Datum.Whole _, Datum.Fraction _, Datum.Text _, Datum.Unknown _ ->
          kind(datum);
    };
  }
}

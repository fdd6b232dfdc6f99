package io.driftwarden.helm.format;

import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import java.util.List;
import java.util.StringJoiner;

/** Values as Go's {@code fmt} prints them with {@code %v}. */
public final class Printing {
  private Printing() {}

  /** Returns what an action writes: Helm takes nothing for Go's {@code <no value>}. */
  public static String written(Datum datum) {
    return datum instanceof Datum.Nil ? "" : text(datum);
  }

  /** Returns a value's text. */
  public static String text(Datum datum) {
    return text(datum, 0);
  }

  private static String text(Datum datum, int depth) {
    Copies.checkDepth(depth);
    return switch (datum) {
      case Datum.Nil _ -> "<nil>";
      case Datum.Truth truth -> Boolean.toString(truth.value());
      case Datum.Whole whole -> Long.toString(whole.value());
      case Datum.Fraction fraction -> GoNumber.shortest(fraction.value());
      case Datum.Text text -> text.value();
      case Datum.Items items -> items(items.items(), depth);
      case Datum.Dict dict -> dict(dict, depth);
      case Datum.Native object -> dict(new Datum.Dict(object.fields()), depth);
      case Datum.Unknown unknown -> UnknownMark.of(unknown);
    };
  }

  private static String items(List<Datum> items, int depth) {
    StringJoiner out = new StringJoiner(" ", "[", "]");
    items.forEach(item -> out.add(text(item, depth + 1)));
    return out.toString();
  }

  private static String dict(Datum.Dict dict, int depth) {
    StringJoiner out = new StringJoiner(" ", "map[", "]");
    dict.entries().forEach((key, value) -> out.add(key + ":" + text(value, depth + 1)));
    return out.toString();
  }

  /** Returns values one after the other, a space between two of which neither is text. */
  public static String joined(List<Datum> values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      boolean spaced = i > 0 && !isText(values.get(i)) && !isText(values.get(i - 1));
      out.append(spaced ? " " : "").append(text(values.get(i)));
    }
    return out.toString();
  }

  private static boolean isText(Datum datum) {
    return datum instanceof Datum.Text;
  }

  /** Returns values with a space between all of them. */
  public static String spaced(List<Datum> values) {
    StringJoiner out = new StringJoiner(" ");
    values.forEach(value -> out.add(text(value)));
    return out.toString();
  }
}

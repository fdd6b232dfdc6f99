package io.driftwarden.helm.format;

import io.driftwarden.helm.value.Bytes;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values as Go's {@code fmt} prints them with {@code %v}. */
public final class Printing {
  /** What Go writes for nil; Helm takes it out of what a whole file or tpl writes. */
  public static final String NO_VALUE = "<no value>";

  private final StringBuilder out = new StringBuilder();
  private final Walk walk = new Walk();

  private Printing() {}

  /** Returns what an action writes. */
  public static String written(Datum datum) {
    return datum instanceof Datum.Nil ? NO_VALUE : text(datum);
  }

  /** Returns a value's text. */
  public static String text(Datum datum) {
    return datum instanceof Datum.Text text
        ? text.value()
        : new Printing().print(datum, 0).toString();
  }

  private StringBuilder print(Datum datum, int depth) {
    walk.step(depth);
    TextSize.check(out.length());
    return switch (datum) {
      case Datum.Nil _ -> out.append("<nil>");
      case Datum.Truth truth -> out.append(truth.value());
      case Datum.Whole whole -> out.append(whole.value());
      case Datum.Fraction fraction -> out.append(GoNumber.shortest(fraction.value()));
      case Datum.Text text -> out.append(text.value());
      case Datum.Items items when items.element() == Datum.Element.UINT8 -> bytes(items);
      case Datum.Items items -> items(items.items(), '[', ']', depth);
      case Datum.Dict dict -> dict(dict.entries(), depth);
      case Datum.Native object -> object(object, depth);
      case Datum.Unknown unknown -> out.append(UnknownMark.of(unknown));
    };
  }

  /** One of Helm's own objects prints as its method String says, where it has one. */
  private StringBuilder object(Datum.Native object, int depth) {
    Datum.Method string = object.methods().get("String");
    if (string != null) {
      return print(string.call(List.of()), depth + 1);
    }
    return object.isMap()
        ? dict(object.entries().entries(), depth)
        : items(List.copyOf(new TreeMap<>(object.fields()).values()), '{', '}', depth);
  }

  /** Those of a file may be many, and none of them holds another. */
  private StringBuilder bytes(Datum.Items items) {
    walk.text(items.items().size());
    out.append('[');
    for (byte each : Bytes.of(items)) {
      out.append(out.charAt(out.length() - 1) == '[' ? "" : " ").append(each & 0xFF);
    }
    return out.append(']');
  }

  private StringBuilder items(List<Datum> items, char open, char close, int depth) {
    out.append(open);
    for (int i = 0; i < items.size(); i++) {
      out.append(i > 0 ? " " : "");
      print(items.get(i), depth + 1);
    }
    return out.append(close);
  }

  private StringBuilder dict(SortedMap<String, Datum> entries, int depth) {
    out.append("map[");
    String before = "";
    for (Map.Entry<String, Datum> entry : entries.entrySet()) {
      out.append(before).append(entry.getKey()).append(':');
      print(entry.getValue(), depth + 1);
      before = " ";
    }
    return out.append(']');
  }

  /** Returns values one after the other, a space between two of which neither is text. */
  public static String joined(List<Datum> values) {
    Printing printing = new Printing();
    for (int i = 0; i < values.size(); i++) {
      boolean spaced = i > 0 && !isText(values.get(i)) && !isText(values.get(i - 1));
      printing.out.append(spaced ? " " : "");
      printing.print(values.get(i), 0);
    }
    return printing.out.toString();
  }

  private static boolean isText(Datum datum) {
    return datum instanceof Datum.Text;
  }

  /** Returns values with a space between all of them. */
  public static String spaced(List<Datum> values) {
    Printing printing = new Printing();
    for (int i = 0; i < values.size(); i++) {
      printing.out.append(i > 0 ? " " : "");
      printing.print(values.get(i), 0);
    }
    return printing.out.toString();
  }
}

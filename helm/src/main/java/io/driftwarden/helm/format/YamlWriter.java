package io.driftwarden.helm.format;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values as YAML in the style of Helm's {@code toYaml}: keys in order, lists not indented in their
 * mapping, long texts folded at 80 columns.
 */
public final class YamlWriter {
  private final YamlScalar scalars;
  private final StringBuilder out;
  private final Walk walk = new Walk();
  private final boolean pretty;

  private YamlWriter(StringBuilder out, boolean pretty) {
    this.out = out;
    this.pretty = pretty;
    this.scalars = new YamlScalar(out);
  }

  /** Returns the document without its last newline. */
  public static String write(Datum datum) {
    return write(datum, false);
  }

  /** Returns the document with lists indented in their mapping. */
  public static String pretty(Datum datum) {
    return write(datum, true);
  }

  private static String write(Datum datum, boolean pretty) {
    StringBuilder out = new StringBuilder();
    new YamlWriter(out, pretty).value(datum, -2, false, 0);
    while (!out.isEmpty() && out.charAt(out.length() - 1) == '\n') {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  /**
   * Writes a value and ends its line.
   *
   * @param indent of the collection that it is in; -2 at the root
   * @param inMapping whether it follows a key
   */
  private void value(Datum datum, int indent, boolean inMapping, int depth) {
    walk.step(depth);
    TextSize.check(out.length());
    switch (datum) {
      case Datum.Dict dict when !dict.isEmpty() -> {
        newlineIf(inMapping);
        dict(dict, indent + 2, inMapping || depth == 0, depth);
      }
      case Datum.Items items when !items.items().isEmpty() -> {
        newlineIf(inMapping);
        items(items, inMapping && !pretty ? indent : indent + 2, inMapping || depth == 0, depth);
      }
      case Datum.Native object -> value(new Datum.Dict(object.fields()), indent, inMapping, depth);
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Unknown _,
          Datum.Dict _,
          Datum.Items _ ->
          scalar(datum, indent, inMapping);
    }
  }

  private void newlineIf(boolean inMapping) {
    if (inMapping) {
      out.append('\n');
    }
  }

  private void dict(Datum.Dict dict, int indent, boolean indentFirst, int depth) {
    boolean first = !indentFirst;
    Map<String, Datum> ordered = new TreeMap<>(NaturalOrder.INSTANCE);
    ordered.putAll(dict.entries());
    for (Map.Entry<String, Datum> entry : ordered.entrySet()) {
      out.append(first ? "" : " ".repeat(indent));
      first = false;
      scalars.key(entry.getKey(), indent);
      out.append(':');
      value(entry.getValue(), indent, true, depth + 1);
    }
  }

  private void items(Datum.Items items, int indent, boolean indentFirst, int depth) {
    boolean first = !indentFirst;
    for (Datum item : items.items()) {
      out.append(first ? "" : " ".repeat(indent)).append("- ");
      first = false;
      value(item, indent, false, depth + 1);
    }
  }

  private void scalar(Datum datum, int indent, boolean inMapping) {
    out.append(inMapping ? " " : "");
    switch (datum) {
      case Datum.Text text -> scalars.text(GoText.readable(text.value()), Math.max(2, indent + 2));
      case Datum.Unknown unknown -> out.append(UnknownMark.of(unknown));
      case Datum.Nil _ -> out.append("null");
      case Datum.Fraction fraction -> out.append(number(fraction.value()));
      case Datum.Items _ -> out.append("[]");
      case Datum.Dict _, Datum.Native _ -> out.append("{}");
      case Datum.Truth _, Datum.Whole _ -> out.append(Printing.text(datum));
    }
    out.append('\n');
  }

  /**
   * Whole numbers keep their digits on the way through JSON as long as 64 bits hold them, all
   * others get Go's short form, as all do in the pretty form.
   */
  private String number(double value) {
    boolean whole = value == Math.rint(value) && value >= -0x1p63 && value < 0x1p64;
    return whole && !pretty ? GoNumber.plain(value) : special(GoNumber.shortest(value));
  }

  private static String special(String number) {
    return switch (number) {
      case "+Inf" -> ".inf";
      case "-Inf" -> "-.inf";
      case "NaN" -> ".nan";
      default -> number;
    };
  }
}

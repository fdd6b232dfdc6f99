package io.driftwarden.helm.format;

import io.driftwarden.helm.value.Bytes;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Values as JSON, as Go's {@code encoding/json} writes them: keys in order. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final Walk walk = new Walk();
  private final boolean pretty;
  private final boolean html;

  private JsonWriter(boolean pretty, boolean html) {
    this.pretty = pretty;
    this.html = html;
  }

  /** Returns JSON on one line in which {@code <}, {@code >} and {@code &} are escaped. */
  public static String escaped(Datum datum) {
    return write(datum, new JsonWriter(false, true));
  }

  /** Returns JSON on one line. */
  public static String raw(Datum datum) {
    return write(datum, new JsonWriter(false, false));
  }

  /** Returns JSON indented by two spaces. */
  public static String pretty(Datum datum) {
    return write(datum, new JsonWriter(true, true));
  }

  private static String write(Datum datum, JsonWriter writer) {
    writer.value(datum, 0);
    return writer.out.toString();
  }

  private void value(Datum datum, int depth) {
    walk.step(depth);
    TextSize.check(out.length());
    switch (datum) {
      case Datum.Nil _ -> out.append("null");
      case Datum.Truth truth -> out.append(truth.value());
      case Datum.Whole whole -> out.append(whole.value());
      case Datum.Fraction fraction -> out.append(GoNumber.json(fraction.value()));
      case Datum.Text text -> text(text.value());
      case Datum.Items items when items.element() == Datum.Element.UINT8 ->
          text(Base64.getEncoder().encodeToString(Bytes.of(items)));
      case Datum.Items items when items.none() -> out.append("null");
      case Datum.Items items -> items(items, depth);
      case Datum.Dict dict -> dict(dict, depth);
      case Datum.Native object -> object(object, depth);
      case Datum.Unknown unknown -> text(UnknownMark.of(unknown));
    }
  }

  /** What prints as a text is one in JSON, too. */
  private void object(Datum.Native object, int depth) {
    Datum.Method text = object.methods().get("MarshalText");
    if (text != null) {
      text(Printing.text(text.call(List.of())));
    } else {
      dict(object.isMap() ? object.entries() : new Datum.Dict(object.fields()), depth);
    }
  }

  private void items(Datum.Items items, int depth) {
    out.append('[');
    for (int i = 0; i < items.items().size(); i++) {
      separate(i, depth + 1);
      value(items.items().get(i), depth + 1);
    }
    close(items.items().isEmpty(), depth, ']');
  }

  private void dict(Datum.Dict dict, int depth) {
    out.append('{');
    int count = 0;
    for (Map.Entry<String, Datum> entry : dict.entries().entrySet()) {
      separate(count++, depth + 1);
      text(entry.getKey());
      out.append(pretty ? ": " : ":");
      value(entry.getValue(), depth + 1);
    }
    close(dict.isEmpty(), depth, '}');
  }

  private void separate(int index, int depth) {
    out.append(index > 0 ? "," : "");
    if (pretty) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void close(boolean empty, int depth, char bracket) {
    if (pretty && !empty) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(bracket);
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      if (GoText.isByte(text, i)) {
        out.append("\\ufffd");
      } else {
        character(text.charAt(i));
      }
    }
    out.append('"');
  }

  private void character(char c) {
    int simple = "\b\f\n\r\t\"\\".indexOf(c);
    boolean escape = c < 0x20 || c == '\u2028' || c == '\u2029' || (html && "<>&".indexOf(c) >= 0);
    if (simple >= 0) {
      out.append('\\').append("bfnrt\"\\".charAt(simple));
    } else if (escape) {
      out.append("\\u%04x".formatted((int) c));
    } else {
      out.append(c);
    }
  }
}

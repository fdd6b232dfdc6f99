package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.List;
import java.util.Map;

/**
 * Values as TOML (toml.io), as Helm's {@code toToml} writes them: plain values before tables, each
 * level of tables indented by two spaces more.
 */
public final class TomlWriter {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();
  private final Walk walk = new Walk();

  private TomlWriter() {}

  /** Returns the document of a mapping; a plain value is written alone. */
  public static String write(Datum datum) {
    TomlWriter writer = new TomlWriter();
    switch (datum) {
      case Datum.Dict dict -> writer.table(dict, "", 0);
      case Datum.Items items when isTable(items) ->
          throw new BadArgument("toml: top-level values must be Go maps or structs");
      case Datum.Nil _ ->
          throw new BadArgument("reflect: call of reflect.Value.Type on zero Value");
      default -> writer.inline(datum, 0);
    }
    return writer.out.toString();
  }

  private void table(Datum.Dict dict, String path, int depth) {
    walk.step(depth);
    TextSize.check(out.length());
    for (Map.Entry<String, Datum> entry : dict.entries().entrySet()) {
      if (!isTable(entry.getValue()) && !(entry.getValue() instanceof Datum.Nil)) {
        out.append(STEP.repeat(Math.max(0, depth))).append(key(entry.getKey())).append(" = ");
        inline(entry.getValue(), depth);
        out.append('\n');
      }
    }
    for (Map.Entry<String, Datum> entry : dict.entries().entrySet()) {
      String name = path.isEmpty() ? key(entry.getKey()) : path + "." + key(entry.getKey());
      switch (entry.getValue()) {
        case Datum.Dict inner -> headed("[" + name + "]", inner, name, depth);
        case Datum.Items items when isTable(items) -> tables(items.items(), name, depth);
        default -> {}
      }
    }
  }

  private void headed(String head, Datum.Dict dict, String name, int depth) {
    out.append(out.isEmpty() || depth > 0 ? "" : "\n");
    out.append(STEP.repeat(depth)).append(head).append('\n');
    table(dict, name, depth + 1);
  }

  private void tables(List<Datum> items, String name, int depth) {
    for (Datum item : items) {
      out.append(out.isEmpty() ? "" : "\n");
      out.append(STEP.repeat(depth)).append("[[").append(name).append("]]\n");
      table((Datum.Dict) item, name, depth + 1);
    }
  }

  private static boolean isTable(Datum datum) {
    return datum instanceof Datum.Dict
        || (datum instanceof Datum.Items items
            && !items.items().isEmpty()
            && items.items().stream().allMatch(item -> item instanceof Datum.Dict));
  }

  private void inline(Datum datum, int depth) {
    walk.step(depth);
    TextSize.check(out.length());
    switch (datum) {
      case Datum.Text text -> out.append(quoted(text.value()));
      case Datum.Truth _, Datum.Whole _ -> out.append(Printing.text(datum));
      case Datum.Fraction fraction -> out.append(number(fraction.value()));
      case Datum.Unknown unknown -> out.append(quoted(UnknownMark.of(unknown)));
      case Datum.Items items -> items(items.items(), depth);
      case Datum.Dict dict -> dict(dict, depth);
      case Datum.Nil _ -> throw new BadArgument("toml: cannot encode array with nil element");
      case Datum.Native _ -> throw new BadArgument("toml: unsupported type: " + Kinds.type(datum));
    }
  }

  private void items(List<Datum> items, int depth) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i > 0 ? ", " : "");
      inline(items.get(i), depth + 1);
    }
    out.append(']');
  }

  private void dict(Datum.Dict dict, int depth) {
    out.append('{');
    String before = "";
    for (Map.Entry<String, Datum> entry : dict.entries().entrySet()) {
      if (!(entry.getValue() instanceof Datum.Nil)) {
        out.append(before).append(key(entry.getKey())).append(" = ");
        inline(entry.getValue(), depth + 1);
        before = ", ";
      }
    }
    out.append('}');
  }

  private static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    String text = GoNumber.shortest(value);
    return text.contains("e") || text.contains(".") ? text : text + ".0";
  }

  private static String key(String key) {
    return key.matches("[A-Za-z0-9_-]+") ? key : quoted(key);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          int simple = "\t\n\r\"\\".indexOf(c);
          if (simple >= 0) {
            quoted.append('\\').append("tnr\"\\".charAt(simple));
          } else if (c < ' ' || c == 0x7F) {
            quoted.append("\\u%04x".formatted(c));
          } else {
            quoted.append((char) c);
          }
        });
    return quoted.append('"').toString();
  }
}

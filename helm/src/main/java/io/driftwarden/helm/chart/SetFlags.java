package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Helm's {@code --set} language (helm.sh/docs, The Format and Limitations of --set): {@code
 * a.b=x,c[0]=y,d={1,2}}, with a backslash before a sign that is meant as text.
 */
public final class SetFlags {
  private static final int DEEPEST = 30;
  private static final int LONGEST = 65_536;
  private static final int NONE = -1;

  private final String text;
  private final Supplier<Datum> leaf;
  private int at;
  private int stop = NONE;

  private SetFlags(String text, boolean asText) {
    this.text = text;
    this.leaf = () -> value(asText);
  }

  private SetFlags(String text, Datum value) {
    this.text = text;
    this.leaf = () -> value;
  }

  /**
   * Sets what an expression says.
   *
   * @param asText whether a value stays text, as with {@code --set-string}
   * @throws BadArgument if it can't be read
   */
  public static void set(Datum.Dict values, String expression, boolean asText) {
    SetFlags flags = new SetFlags(expression, asText);
    while (flags.at < expression.length()) {
      flags.key(values, 0);
    }
  }

  /**
   * Sets a value under a name such as {@code a.b[0]}, as it is.
   *
   * @throws BadArgument if the name can't be read
   */
  public static void put(Datum.Dict values, String name, Datum value) {
    new SetFlags(name + "=", value).key(values, 0);
  }

  /** Reads to one of the stops, which is passed over and kept; -1 at the end. */
  private String until(String stops) {
    StringBuilder out = new StringBuilder();
    stop = NONE;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (stops.indexOf(c) >= 0) {
        stop = c;
        return out.toString();
      }
      if (c == '\\' && at < text.length()) {
        out.append(text.charAt(at++));
      } else if (c != '\\') {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void key(Datum.Dict into, int depth) {
    if (depth > DEEPEST) {
      throw new BadArgument("The name has more than 30 levels.");
    }
    String name = until("=[,.");
    switch (stop) {
      case '=' -> store(into, name, leaf.get());
      case '.' -> {
        Datum.Dict inner = into.get(name) instanceof Datum.Dict dict ? dict : new Datum.Dict();
        key(inner, depth + 1);
        if (inner.entries().isEmpty()) {
          throw new BadArgument("The name \"%s.\" has no value.".formatted(name));
        }
        store(into, name, inner);
      }
      case '[' -> {
        List<Datum> list = new ArrayList<>(items(into.get(name)));
        item(list, depth + 1);
        store(into, name, Datum.of(list));
      }
      default -> throw new BadArgument("The name \"%s\" has no value.".formatted(name));
    }
  }

  private static void store(Datum.Dict into, String name, Datum value) {
    if (!name.isEmpty()) {
      into.put(name, value);
    }
  }

  private static List<Datum> items(Datum datum) {
    return datum instanceof Datum.Items items ? items.items() : List.of();
  }

  private void item(List<Datum> list, int depth) {
    int index = index();
    while (list.size() <= index) {
      list.add(Datum.NIL);
    }
    String between = until("=[.");
    if (!between.isEmpty() || depth > DEEPEST) {
      throw new BadArgument(
          "After an index comes =, [ or a dot, and not \"%s\".".formatted(between));
    }
    Datum there = list.get(index);
    switch (stop) {
      case '=' -> list.set(index, leaf.get());
      case '.' -> {
        Datum.Dict inner = there instanceof Datum.Dict dict ? dict : new Datum.Dict();
        key(inner, depth + 1);
        list.set(index, inner);
      }
      case '[' -> {
        List<Datum> inner = new ArrayList<>(items(there));
        item(inner, depth + 1);
        list.set(index, Datum.of(inner));
      }
      default -> throw new BadArgument("The index has no value.");
    }
  }

  private int index() {
    String digits = until("]");
    if (stop != ']' || !digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) > LONGEST) {
      throw new BadArgument(
          "\"%s\" is no index of a list from 0 to %d.".formatted(digits, LONGEST));
    }
    return Integer.parseInt(digits);
  }

  private Datum value(boolean asText) {
    if (!text.startsWith("{", at)) {
      return typed(until(","), asText);
    }
    at++;
    List<Datum> list = new ArrayList<>();
    do {
      list.add(typed(until(",}"), asText));
    } while (stop == ',');
    if (stop != '}') {
      throw new BadArgument("A list must end with }.");
    }
    at += text.startsWith(",", at) ? 1 : 0;
    return Datum.of(list);
  }

  private static Datum typed(String value, boolean asText) {
    if (asText) {
      return Datum.of(value);
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> Datum.TRUE;
      case "false" -> Datum.FALSE;
      case "null" -> Datum.NIL;
      case "0" -> new Datum.Whole(0, true);
      default -> number(value);
    };
  }

  /** A leading zero keeps a value text: it may be an identifier. */
  private static Datum number(String value) {
    boolean whole = value.matches("[-+]?[0-9]{1,19}") && !value.startsWith("0");
    try {
      return whole ? new Datum.Whole(Long.parseLong(value), true) : Datum.of(value);
    } catch (NumberFormatException e) {
      return Datum.of(value);
    }
  }
}

package io.driftwarden.helm.chart;

import com.google.re2j.Pattern;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Helm's {@code --set} language (helm.sh/docs, The Format and Limitations of --set): {@code
 * a.b=x,c[0]=y,d={1,2}}, with a backslash before a sign that is meant as text.
 */
public final class SetFlags {
  private static final int DEEPEST = 30;
  private static final int LONGEST = 65_536;
  private static final int NONE = -1;
  private static final String NO_JSON = "\"%s\" is no JSON.";
  private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  /** What JSON has beside strings; of the rest, YAML's reader sees that it is in order. */
  private static final Pattern TOKENS =
      Pattern.compile("(?:[\\[\\]{},:\\s]|true|false|null|-?[0-9][0-9.eE+-]*)*");

  private final String text;
  private final boolean literal;
  private int at;
  private int stop = NONE;
  private Supplier<Datum> leaf = () -> Datum.NIL;

  private SetFlags(String text, boolean literal) {
    this.text = text;
    this.literal = literal;
  }

  private SetFlags with(Supplier<Datum> value) {
    leaf = value;
    return this;
  }

  /**
   * Sets what an expression says.
   *
   * @param asText whether a value stays text, as with {@code --set-string}
   * @throws BadArgument if it can't be read
   */
  public static void set(Datum.Dict values, String expression, boolean asText) {
    SetFlags flags = new SetFlags(expression, false);
    flags.with(() -> flags.value(text -> typed(text, asText))).all(values);
  }

  /**
   * Sets the content of files whose paths an expression gives as values, as with {@code
   * --set-file}.
   *
   * @throws BadArgument if it can't be read
   */
  public static void files(Datum.Dict values, String expression, UnaryOperator<String> read) {
    SetFlags flags = new SetFlags(expression, false);
    flags.with(() -> flags.value(path -> Datum.of(read.apply(path)))).all(values);
  }

  /**
   * Sets values that are written as JSON, as with {@code --set-json}.
   *
   * @throws BadArgument if it can't be read
   */
  public static void json(Datum.Dict values, String expression) {
    SetFlags flags = new SetFlags(expression, false);
    flags.with(flags::json).all(values);
  }

  /**
   * Sets one text as it stands, as with {@code --set-literal}.
   *
   * @throws BadArgument if its name can't be read
   */
  public static void literal(Datum.Dict values, String expression) {
    SetFlags flags = new SetFlags(expression, true);
    flags.with(flags::rest).all(values);
  }

  private void all(Datum.Dict values) {
    while (at < text.length()) {
      key(values, 0);
    }
  }

  /**
   * Sets a value under a name such as {@code a.b[0]}, as it is.
   *
   * @throws BadArgument if the name can't be read
   */
  public static void put(Datum.Dict values, String name, Datum value) {
    new SetFlags(name + "=", false).with(() -> value).key(values, 0);
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
      if (c == '\\' && !literal) {
        out.append(at < text.length() ? text.charAt(at++) : "");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void key(Datum.Dict into, int depth) {
    if (depth > DEEPEST) {
      throw new BadArgument("The name has more than 30 levels.");
    }
    String name = until(literal ? "=[." : "=[,.");
    switch (stop) {
      case '=' -> store(into, name, leaf.get());
      case '.' -> {
        Datum.Dict inner = into.get(name) instanceof Datum.Dict dict ? dict : new Datum.Dict();
        key(inner, depth + 1);
        if (inner.isEmpty()) {
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

  private Datum rest() {
    Datum rest = Datum.of(text.substring(at));
    at = text.length();
    return rest;
  }

  private Datum json() {
    int end = JsonEnd.of(text, at);
    String value = text.substring(at, end).strip();
    int next = text.startsWith(",", end) ? end + 1 : end;
    at = next;
    if (end < text.length() && next == end) {
      throw new BadArgument(
          "After a value comes a comma, and not \"%s\".".formatted(text.charAt(end)));
    }
    return value.isEmpty() ? Datum.NIL : parsed(value);
  }

  private static Datum parsed(String json) {
    try {
      if (TOKENS.matcher(STRINGS.matcher(json).replaceAll("0")).matches()) {
        return Nodes.datum(YamlReader.read(new Source("(json)", json)).getFirst());
      }
    } catch (DiagnosticException e) {
      throw new BadArgument(NO_JSON.formatted(json));
    }
    throw new BadArgument(NO_JSON.formatted(json));
  }

  private Datum value(Function<String, Datum> read) {
    if (!text.startsWith("{", at)) {
      return read.apply(until(","));
    }
    at++;
    List<Datum> list = new ArrayList<>();
    do {
      list.add(read.apply(until(",}")));
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
      case "true" -> new Datum.Truth(true);
      case "false" -> new Datum.Truth(false);
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

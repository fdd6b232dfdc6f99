package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads TOML 1.0 (toml.io). Dates and times are read as the texts that they are. */
public final class TomlReader {
  private static final int DEEPEST = 100;
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern PLAIN =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9:.]+(?:[Zz]|[-+][0-9:]+)?)?|[A-Za-z0-9_+.:-]+");
  private static final Pattern WHOLE =
      Pattern.compile(
          "[-+]?(?:0|[1-9](?:_?[0-9])*)|0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*|0o[0-7]+(?:_[0-7]+)*|0b[01]+(?:_[01]+)*");
  private static final Pattern FRACTION =
      Pattern.compile(
          "[-+]?(?:0|[1-9](?:_?[0-9])*)(?:\\.[0-9](?:_?[0-9])*)?(?:[eE][-+]?[0-9](?:_?[0-9])*)?");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:.*)?|[0-9]{2}:[0-9]{2}:[0-9.]+");

  private final String text;
  private final Datum.Dict root = new Datum.Dict();
  private final Set<Datum.Dict> closed = new HashSet<>();
  private int at;

  private TomlReader(String text) {
    this.text = text;
  }

  /**
   * Returns the mapping that a text spells.
   *
   * @throws BadArgument if it spells none
   */
  public static Datum.Dict read(String text) {
    TomlReader reader = new TomlReader(text.replace("\r\n", "\n"));
    reader.document();
    return reader.root;
  }

  private void document() {
    Datum.Dict table = root;
    for (gap(); at < text.length(); gap()) {
      if (peek() == '[') {
        table = header();
      } else {
        entry(table, 0);
      }
      blanks();
      comment();
      if (at < text.length() && peek() != '\n') {
        throw problem("expected a newline, but got '%s' instead".formatted(peek()));
      }
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw problem("unexpected EOF");
    }
    return text.charAt(at);
  }

  private void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void comment() {
    if (at < text.length() && text.charAt(at) == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }

  /** Passes over blanks, comments and ends of lines. */
  private void gap() {
    int before;
    do {
      before = at;
      blanks();
      comment();
      at += text.startsWith("\n", at) ? 1 : 0;
    } while (at > before);
  }

  private void expect(String wanted) {
    if (!text.startsWith(wanted, at)) {
      throw problem("expected '%s'".formatted(wanted));
    }
    at += wanted.length();
  }

  private Datum.Dict header() {
    boolean many = text.startsWith("[[", at);
    expect(many ? "[[" : "[");
    List<String> path = key();
    expect(many ? "]]" : "]");
    Datum.Dict parent = walk(root, path.subList(0, path.size() - 1));
    return many ? appended(parent, path.getLast()) : opened(parent, path.getLast());
  }

  private Datum.Dict appended(Datum.Dict parent, String name) {
    Datum.Dict table = new Datum.Dict();
    List<Datum> tables = new ArrayList<>();
    if (parent.get(name) instanceof Datum.Items items && items.element() == Datum.Element.DICT) {
      tables.addAll(items.items());
    } else if (parent.has(name)) {
      throw problem("Key '%s' has already been defined.".formatted(name));
    }
    tables.add(table);
    parent.put(name, new Datum.Items(tables, Datum.Element.DICT));
    return table;
  }

  private Datum.Dict opened(Datum.Dict parent, String name) {
    Datum.Dict table = step(parent, name);
    if (!closed.add(table)) {
      throw problem("Key '%s' has already been defined.".formatted(name));
    }
    return table;
  }

  private Datum.Dict walk(Datum.Dict from, List<String> path) {
    Datum.Dict here = from;
    for (String name : path) {
      here = step(here, name);
    }
    return here;
  }

  private Datum.Dict step(Datum.Dict here, String name) {
    return switch (here.get(name)) {
      case Datum.Nil _ -> {
        Datum.Dict inner = new Datum.Dict();
        here.put(name, inner);
        yield inner;
      }
      case Datum.Dict inner -> inner;
      case Datum.Items items
          when !items.items().isEmpty() && items.items().getLast() instanceof Datum.Dict last ->
          last;
      default -> throw problem("Key '%s' has already been defined.".formatted(name));
    };
  }

  private void entry(Datum.Dict table, int depth) {
    List<String> path = key();
    expect("=");
    Datum.Dict parent = walk(table, path.subList(0, path.size() - 1));
    blanks();
    Datum value = value(depth);
    if (parent.has(path.getLast())) {
      throw problem("Key '%s' has already been defined.".formatted(String.join(".", path)));
    }
    parent.put(path.getLast(), value);
  }

  private List<String> key() {
    List<String> path = new ArrayList<>();
    do {
      at += path.isEmpty() ? 0 : 1;
      blanks();
      path.add(name());
      blanks();
    } while (text.startsWith(".", at));
    if (path.size() > DEEPEST) {
      throw problem("a key has too many parts");
    }
    return path;
  }

  private String name() {
    if (peek() == '"' || peek() == '\'') {
      return string();
    }
    Matcher bare = BARE.matcher(text);
    if (!bare.find(at) || bare.start() != at) {
      throw problem("invalid character at start of key: '%s'".formatted(peek()));
    }
    at = bare.end();
    return bare.group();
  }

  private Datum value(int depth) {
    if (depth > DEEPEST) {
      throw problem("values are nested more than %d levels deep".formatted(DEEPEST));
    }
    return switch (peek()) {
      case '"', '\'' -> UnknownMark.read(string());
      case '[' -> items(depth);
      case '{' -> inline(depth);
      default -> plain();
    };
  }

  private Datum items(int depth) {
    at++;
    List<Datum> items = new ArrayList<>();
    for (gap(); peek() != ']'; gap()) {
      items.add(value(depth + 1));
      gap();
      if (peek() != ']') {
        expect(",");
      }
    }
    at++;
    return Datum.of(items);
  }

  private Datum inline(int depth) {
    at++;
    Datum.Dict table = new Datum.Dict();
    blanks();
    while (peek() != '}') {
      entry(table, depth + 1);
      blanks();
      if (peek() != '}') {
        expect(",");
        blanks();
      }
    }
    at++;
    closed.add(table);
    return table;
  }

  private Datum plain() {
    Matcher matcher = PLAIN.matcher(text);
    if (!matcher.find(at) || matcher.start() != at) {
      throw problem("expected value but found '%s' instead".formatted(peek()));
    }
    String word = matcher.group();
    at = matcher.end();
    return switch (word) {
      case "true" -> Datum.TRUE;
      case "false" -> Datum.FALSE;
      case "inf", "+inf" -> Datum.of(Double.POSITIVE_INFINITY);
      case "-inf" -> Datum.of(Double.NEGATIVE_INFINITY);
      case "nan", "+nan", "-nan" -> Datum.of(Double.NaN);
      default -> number(word);
    };
  }

  private Datum number(String word) {
    String digits = word.replace("_", "");
    try {
      if (WHOLE.matcher(word).matches()) {
        return Datum.sized(whole(digits));
      }
      if (FRACTION.matcher(word).matches()) {
        return Datum.of(Double.parseDouble(digits));
      }
    } catch (NumberFormatException e) {
      throw problem("%s is out of range for int64".formatted(word));
    }
    if (TIME.matcher(word).matches()) {
      return Datum.of(word.strip());
    }
    throw problem("expected value but found \"%s\" instead".formatted(word));
  }

  private static long whole(String digits) {
    return switch (digits.length() > 2 ? digits.substring(0, 2) : "") {
      case "0x" -> Long.parseLong(digits.substring(2), 16);
      case "0o" -> Long.parseLong(digits.substring(2), 8);
      case "0b" -> Long.parseLong(digits.substring(2), 2);
      default -> Long.parseLong(digits);
    };
  }

  private String string() {
    char quote = peek();
    String three = String.valueOf(quote).repeat(3);
    boolean many = text.startsWith(three, at);
    String close = many ? three : String.valueOf(quote);
    at += close.length();
    at += many && text.startsWith("\n", at) ? 1 : 0;
    StringBuilder out = new StringBuilder();
    while (!text.startsWith(close, at) || (many && text.startsWith(close + quote, at))) {
      character(quote, many, out);
    }
    at += close.length();
    return out.toString();
  }

  private void character(char quote, boolean many, StringBuilder out) {
    char c = peek();
    if (c == '\n' && !many) {
      throw problem("strings cannot contain newlines");
    }
    at++;
    if (c == '\\' && quote == '"') {
      escape(many, out);
    } else {
      out.append(c);
    }
  }

  private void escape(boolean many, StringBuilder out) {
    char c = peek();
    int simple = "btnfre\"\\".indexOf(c);
    at++;
    if (simple >= 0) {
      out.append("\b\t\n\f\r\u001b\"\\".charAt(simple));
    } else if (c == 'u' || c == 'U') {
      int end = at + (c == 'u' ? 4 : 8);
      out.appendCodePoint(code(end));
      at = end;
    } else if (many && (c == '\n' || c == ' ' || c == '\t')) {
      at--;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    } else {
      throw problem("invalid escape character '%s'".formatted(c));
    }
  }

  private int code(int end) {
    try {
      int code = Integer.parseInt(text.substring(at, Math.min(end, text.length())), 16);
      if (Character.isValidCodePoint(code)) {
        return code;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw problem("an escape names no character");
  }

  private BadArgument problem(String what) {
    long line =
        text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return new BadArgument("toml: line %d: %s".formatted(line + 1, what));
  }
}

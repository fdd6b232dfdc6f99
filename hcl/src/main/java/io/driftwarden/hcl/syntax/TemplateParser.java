package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands between quotes or in a heredoc. */
final class TemplateParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;

  TemplateParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** One stretch of a template, before directives are put together. */
  private sealed interface Part {
    record Text(String value, Place place) implements Part {}

    record Inner(Expression value, boolean stripBefore, boolean stripAfter) implements Part {}

    record Directive(Token start, Keyword keyword, boolean stripBefore, boolean stripAfter)
        implements Part {}
  }

  private sealed interface Keyword {
    record If(Expression condition) implements Keyword {}

    record Else() implements Keyword {}

    record EndIf() implements Keyword {}

    record For(Optional<String> key, String value, Expression collection) implements Keyword {}

    record EndFor() implements Keyword {}
  }

  /** {@code "\"" … "\""}. */
  Expression quoted() {
    Place start = tokens.place(tokens.take());
    tokens.enter();
    List<Part> parts = parts(Kind.QUOTE_CLOSE, true);
    Place place = start.to(tokens.place(tokens.expect(Kind.QUOTE_CLOSE, "to close the string")));
    tokens.leave();
    return whole(parts, place);
  }

  /** {@code <<EOT} and {@code <<-EOT}, of which the second takes off the common indentation. */
  Expression heredoc() {
    Token open = tokens.take();
    boolean flush = tokens.text(open).startsWith("<<-");
    tokens.enter();
    List<Part> parts = parts(Kind.HEREDOC_CLOSE, false);
    Token close = tokens.expect(Kind.HEREDOC_CLOSE, "to close the heredoc");
    tokens.leave();
    Place place = tokens.place(open).to(tokens.place(close));
    return whole(flush ? flush(parts) : parts, place);
  }

  /** A whole file as a template. */
  Expression bare() {
    Place start = tokens.place(tokens.peek());
    try {
      List<Part> parts = parts(Kind.END, false);
      return whole(parts, start.to(tokens.end()));
    } catch (Tokens.Recover e) {
      return new Expression.TextLiteral("", start);
    }
  }

  private Expression whole(List<Part> parts, Place place) {
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Inner inner) {
      return new Expression.Wrapped(inner.value(), place);
    }
    Cursor cursor = new Cursor(strip(parts));
    List<Expression> built = build(cursor, place);
    if (cursor.next < cursor.parts.size()) {
      throw tokens.fail(
          "Directive has no beginning", "There is no %{ if or %{ for that it belongs to.", place);
    }
    return template(built, place);
  }

  private static Expression template(List<Expression> built, Place place) {
    if (built.isEmpty()) {
      return new Expression.TextLiteral("", place);
    }
    return built.size() == 1 && built.getFirst() instanceof Expression.TextLiteral text
        ? new Expression.TextLiteral(text.value(), place)
        : new Expression.Template(built, place);
  }

  private List<Part> parts(Kind end, boolean escapes) {
    List<Part> parts = new ArrayList<>();
    while (!tokens.at(end) && !tokens.at(Kind.END)) {
      Token token = tokens.take();
      switch (token.kind()) {
        case LITERAL -> {
          String raw = tokens.text(token);
          String text = escapes ? unescape(raw, token) : raw;
          parts.add(new Part.Text(doubled(text), tokens.place(token)));
        }
        case INTERPOLATION -> parts.add(interpolation(token));
        case DIRECTIVE -> parts.add(directive(token));
        default -> throw tokens.fail("Template is broken", "", tokens.place(token));
      }
    }
    return parts;
  }

  private Part interpolation(Token start) {
    tokens.newlines(false);
    Expression inner = expressions.expression();
    Token close = tokens.expect(Kind.TEMPLATE_END, "to close the interpolation");
    tokens.restoreNewlines();
    return new Part.Inner(inner, stripsBefore(start), stripsAfter(close));
  }

  private boolean stripsBefore(Token start) {
    return tokens.text(start).endsWith("~");
  }

  private boolean stripsAfter(Token close) {
    return tokens.text(close).startsWith("~");
  }

  private Part directive(Token start) {
    tokens.newlines(false);
    Keyword keyword = keyword();
    Token close = tokens.expect(Kind.TEMPLATE_END, "to close the directive");
    tokens.restoreNewlines();
    return new Part.Directive(start, keyword, stripsBefore(start), stripsAfter(close));
  }

  private Keyword keyword() {
    String word = tokens.text(tokens.expect(Kind.IDENTIFIER, "to name the directive"));
    return switch (word) {
      case "if" -> new Keyword.If(expressions.expression());
      case "else" -> new Keyword.Else();
      case "endif" -> new Keyword.EndIf();
      case "for" -> loop();
      case "endfor" -> new Keyword.EndFor();
      default ->
          throw tokens.fail(
              "There is no such directive",
              "%s is none of if, else, endif, for and endfor.".formatted(word));
    };
  }

  private Keyword loop() {
    String first = tokens.text(tokens.expect(Kind.IDENTIFIER, "after for"));
    Optional<String> second = Optional.empty();
    if (tokens.takeIf(Kind.COMMA)) {
      second = Optional.of(tokens.text(tokens.expect(Kind.IDENTIFIER, "after the comma")));
    }
    if (!tokens.atWord("in")) {
      throw tokens.fail("\"in\" is missing", "Write: %{ for name in collection }.");
    }
    tokens.take();
    Expression collection = expressions.expression();
    return second
        .map(value -> new Keyword.For(Optional.of(first), value, collection))
        .orElse(new Keyword.For(Optional.empty(), first, collection));
  }

  /** {@code ~} takes white space off the text beside it, up to and with the next line end. */
  private static List<Part> strip(List<Part> parts) {
    List<Part> stripped = new ArrayList<>(parts);
    for (int i = 0; i < parts.size(); i++) {
      boolean before = i + 1 < parts.size() && stripsBefore(parts.get(i + 1));
      boolean after = i > 0 && stripsAfter(parts.get(i - 1));
      if (parts.get(i) instanceof Part.Text(String text, Place place) && (before || after)) {
        stripped.set(i, new Part.Text(strip(text, after, before), place));
      }
    }
    return stripped;
  }

  private static String strip(String text, boolean start, boolean end) {
    int from = 0;
    int to = text.length();
    while (start && from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (end && to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean stripsBefore(Part part) {
    return switch (part) {
      case Part.Inner inner -> inner.stripBefore();
      case Part.Directive directive -> directive.stripBefore();
      case Part.Text _ -> false;
    };
  }

  private static boolean stripsAfter(Part part) {
    return switch (part) {
      case Part.Inner inner -> inner.stripAfter();
      case Part.Directive directive -> directive.stripAfter();
      case Part.Text _ -> false;
    };
  }

  private static final class Cursor {
    private final List<Part> parts;
    private int next;

    Cursor(List<Part> parts) {
      this.parts = parts;
    }
  }

  /** Builds up to a directive that closes what the caller opened, or to the end. */
  private List<Expression> build(Cursor cursor, Place whole) {
    List<Expression> built = new ArrayList<>();
    while (cursor.next < cursor.parts.size()) {
      switch (cursor.parts.get(cursor.next)) {
        case Part.Text(String text, Place place) -> {
          if (!text.isEmpty()) {
            built.add(new Expression.TextLiteral(text, place));
          }
          cursor.next++;
        }
        case Part.Inner inner -> {
          built.add(inner.value());
          cursor.next++;
        }
        case Part.Directive directive -> {
          Optional<Expression> opened = opened(cursor, directive, whole);
          if (opened.isEmpty()) {
            return built;
          }
          built.add(opened.get());
        }
      }
    }
    return built;
  }

  private Optional<Expression> opened(Cursor cursor, Part.Directive directive, Place whole) {
    return switch (directive.keyword()) {
      case Keyword.If(Expression condition) -> {
        cursor.next++;
        yield Optional.of(conditional(cursor, condition, whole));
      }
      case Keyword.For(Optional<String> key, String value, Expression collection) -> {
        cursor.next++;
        tokens.enter();
        Expression body = template(build(cursor, whole), whole);
        closing(cursor, Keyword.EndFor.class, "%{ endfor }", whole);
        tokens.leave();
        yield Optional.of(new Expression.TemplateFor(key, value, collection, body, whole));
      }
      case Keyword.Else _, Keyword.EndIf _, Keyword.EndFor _ -> Optional.empty();
    };
  }

  private Expression conditional(Cursor cursor, Expression condition, Place whole) {
    tokens.enter();
    Expression then = template(build(cursor, whole), whole);
    Expression otherwise = new Expression.TextLiteral("", whole);
    if (isAt(cursor, Keyword.Else.class)) {
      cursor.next++;
      otherwise = template(build(cursor, whole), whole);
    }
    closing(cursor, Keyword.EndIf.class, "%{ endif }", whole);
    tokens.leave();
    return new Expression.TemplateIf(condition, then, otherwise, whole);
  }

  private static boolean isAt(Cursor cursor, Class<? extends Keyword> keyword) {
    return cursor.next < cursor.parts.size()
        && cursor.parts.get(cursor.next) instanceof Part.Directive directive
        && keyword.isInstance(directive.keyword());
  }

  private void closing(Cursor cursor, Class<? extends Keyword> keyword, String shown, Place whole) {
    if (!isAt(cursor, keyword)) {
      throw tokens.fail("Directive has no end", "Close it with " + shown + ".", whole);
    }
    cursor.next++;
  }

  /** Takes the smallest indentation of the lines off each of them. */
  private static List<Part> flush(List<Part> parts) {
    int smallest = Integer.MAX_VALUE;
    boolean lineStart = true;
    for (Part part : parts) {
      if (part instanceof Part.Text(String text, Place _)) {
        for (String line : text.split("(?<=\n)")) {
          int indent = indent(line);
          boolean blank = line.substring(indent).isBlank() && line.endsWith("\n");
          if (lineStart && !blank) {
            smallest = Math.min(smallest, indent);
          }
          lineStart = line.endsWith("\n");
        }
      } else {
        smallest = lineStart ? 0 : smallest;
        lineStart = false;
      }
    }
    return smallest == Integer.MAX_VALUE || smallest == 0 ? parts : outdent(parts, smallest);
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    return indent;
  }

  private static List<Part> outdent(List<Part> parts, int by) {
    List<Part> flushed = new ArrayList<>();
    boolean lineStart = true;
    for (Part part : parts) {
      if (part instanceof Part.Text(String text, Place place)) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
          out.append(lineStart ? line.substring(Math.min(by, indent(line))) : line);
          lineStart = line.endsWith("\n");
        }
        flushed.add(new Part.Text(out.toString(), place));
      } else {
        flushed.add(part);
        lineStart = false;
      }
    }
    return flushed;
  }

  // A doubled sign before a brace stands for itself once.
  private static String doubled(String text) {
    return text.replace("$${", "${").replace("%%{", "%{");
  }

  private String unescape(String raw, Token token) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        out.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '"', '\\' -> out.append(escaped);
        case 'u', 'U' -> {
          int length = escaped == 'u' ? 4 : 8;
          out.appendCodePoint(codePoint(raw, i + 1, length, token));
          i += length;
        }
        default ->
            throw tokens.fail(
                "Escape has no meaning",
                "\\%c is none of \\n, \\r, \\t, \\\", \\\\, \\uNNNN and \\UNNNNNNNN."
                    .formatted(escaped),
                tokens.place(token));
      }
    }
    return out.toString();
  }

  private int codePoint(String raw, int from, int length, Token token) {
    String digits =
        raw.substring(Math.min(from, raw.length()), Math.min(from + length, raw.length()));
    if (digits.length() == length && digits.matches("[0-9a-fA-F]+")) {
      long point = Long.parseLong(digits, 16);
      if (point <= Character.MAX_CODE_POINT) {
        return (int) point;
      }
    }
    throw tokens.fail(
        "Escape is no character",
        "\\%c is followed by %d hexadecimal digits.".formatted(length == 4 ? 'u' : 'U', length),
        tokens.place(token));
  }
}

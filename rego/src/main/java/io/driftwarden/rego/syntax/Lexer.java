package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;

/** Cuts a source into tokens and comments. */
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of(
          ":=", "==", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "%", "&", "|", "(", ")",
          "[", "]", "{", "}", ",", ";", ".", ":");

  /** A comment, {@code text} without its mark, and whether nothing stands before it on its line. */
  record Comment(String text, int start, int end, int line, boolean alone) {}

  record Result(List<Token> tokens, List<Comment> comments) {}

  private final Source source;
  private final String text;
  private final int limit;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private int at;
  private int line;
  private boolean spaced;

  private Lexer(Source source, int from, int to) {
    this.source = source;
    this.text = source.text();
    this.at = from;
    this.limit = to;
    this.line = source.place(from, from).line();
  }

  /**
   * Returns the tokens from one offset to another, with an {@code END} at last.
   *
   * @throws SyntaxError for text that is none
   */
  static Result scan(Source source, int from, int to) {
    Lexer lexer = new Lexer(source, from, to);
    lexer.run();
    return new Result(lexer.tokens, lexer.comments);
  }

  private void run() {
    while (true) {
      skipSpace();
      if (at >= limit) {
        add(Token.Type.END, "", at);
        return;
      }
      next();
    }
  }

  private void skipSpace() {
    spaced = at == 0;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '#') {
        comment();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || (c == '\uFEFF' && at == 0)) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
      spaced = true;
    }
  }

  private void comment() {
    int start = at;
    int end = text.indexOf('\n', at);
    at = end < 0 || end > limit ? limit : end;
    boolean alone = tokens.isEmpty() || tokens.getLast().line() != line;
    comments.add(
        new Comment(text.substring(start + 1, at).stripTrailing(), start, at, line, alone));
  }

  private void next() {
    char c = text.charAt(at);
    if (isLetter(c)) {
      int start = at;
      while (at < limit && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
        at++;
      }
      add(Token.Type.IDENT, text.substring(start, at), start);
    } else if (isDigit(c)
        || (c == '.' && spaced && at + 1 < limit && isDigit(text.charAt(at + 1)))) {
      number();
    } else if (c == '"') {
      string();
    } else if (c == '`') {
      rawString();
    } else if (c == '$' && at + 1 < limit && "\"`".indexOf(text.charAt(at + 1)) >= 0) {
      int start = at;
      int firstLine = line;
      int end = new TemplateText(source, limit).end(at);
      String template = text.substring(start, end);
      line += (int) template.chars().filter(x -> x == '\n').count();
      at = end;
      tokens.add(new Token(Token.Type.TEMPLATE, template, start, end, firstLine, spaced));
    } else {
      symbol();
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at) && at + symbol.length() <= limit) {
        at += symbol.length();
        add(Token.Type.SYMBOL, symbol, at - symbol.length());
        return;
      }
    }
    int shown = text.codePointAt(at);
    throw new SyntaxError(
        "Unexpected character",
        "The character U+%04X means nothing here.".formatted(shown),
        span(at, at + 1));
  }

  private void number() {
    int start = at;
    digits();
    if (at + 1 < limit && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      digits();
    }
    if (at < limit && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < limit && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      digits();
    }
    String number = text.substring(start, at);
    boolean zeros = number.length() > 1 && number.charAt(0) == '0' && isDigit(number.charAt(1));
    boolean glued = at < limit && isLetter(text.charAt(at));
    if (zeros || glued || !isDigit(number.charAt(number.length() - 1))) {
      throw new SyntaxError(
          "Not a number", "Numbers are written as in JSON.", span(start, Math.min(at + 1, limit)));
    }
    add(Token.Type.NUMBER, number, start);
  }

  private void digits() {
    while (at < limit && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void string() {
    int start = at++;
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = at < limit ? text.charAt(at) : '\n';
      if (c == '\n') {
        throw new SyntaxError(
            "String without an end", "Close it with \" on the same line.", span(start, at));
      }
      if (c == '"') {
        at++;
        add(Token.Type.STRING, out.toString(), start);
        return;
      }
      if (c == '\\') {
        at = Escapes.read(source, at, limit, out);
      } else {
        out.append(c);
        at++;
      }
    }
  }

  private void rawString() {
    int start = at;
    int firstLine = line;
    int end = text.indexOf('`', start + 1);
    if (end < 0 || end >= limit) {
      throw new SyntaxError("String without an end", "Close it with `.", span(start, start + 1));
    }
    at = end + 1;
    String raw = text.substring(start + 1, end);
    line += (int) raw.chars().filter(x -> x == '\n').count();
    tokens.add(new Token(Token.Type.STRING, raw, start, at, firstLine, spaced));
  }

  private void add(Token.Type type, String shown, int start) {
    tokens.add(new Token(type, shown, start, at, line, spaced));
  }

  private Span span(int start, int end) {
    return new Span(source, start, end);
  }
}

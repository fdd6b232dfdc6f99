package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a template into text and the tokens of its actions (Go's text/template, Actions). */
final class Lexer {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<String, String> words = new HashMap<>();
  private int at;
  private boolean trimNext;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(Source source) {
    Lexer lexer = new Lexer(source);
    while (lexer.at < lexer.text.length()) {
      lexer.text();
    }
    lexer.add(Token.Kind.END, "", lexer.at, lexer.at);
    return lexer.tokens;
  }

  private void add(Token.Kind kind, String value, int start, int end) {
    tokens.add(new Token(kind, value, start, end));
  }

  /** Text up to the next action, trimmed where an action asks for it, and that action. */
  private void text() {
    int start = trimNext ? afterSpace(at) : at;
    trimNext = false;
    int open = text.indexOf(OPEN, at);
    int stop = open < 0 ? text.length() : open;
    boolean trims = open >= 0 && trimsBefore(open + 2);
    int end = Math.max(start, trims ? beforeSpace(stop, start) : stop);
    if (end > start) {
      add(Token.Kind.TEXT, text.substring(start, end), start, end);
    }
    at = stop;
    if (open >= 0) {
      action(open, open + (trims ? 3 : 2));
    }
  }

  private boolean trimsBefore(int index) {
    return index + 1 < text.length()
        && text.charAt(index) == '-'
        && isSpace(text.charAt(index + 1));
  }

  private boolean trimsAfter(int index) {
    return isSpaceAt(index) && text.startsWith("-" + CLOSE, index + 1);
  }

  private boolean isSpaceAt(int index) {
    return index < text.length() && isSpace(text.charAt(index));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private int afterSpace(int index) {
    int i = index;
    while (isSpaceAt(i)) {
      i++;
    }
    return i;
  }

  private int beforeSpace(int index, int least) {
    int i = index;
    while (i > least && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private void action(int open, int inside) {
    int first = afterSpace(inside);
    boolean trims = inside > open + 2;
    if (text.startsWith("/*", trims ? first : inside)) {
      comment(open, trims ? first : inside);
      return;
    }
    add(Token.Kind.OPEN, OPEN, open, inside);
    at = inside;
    int depth = 0;
    while (!closes()) {
      if (at >= text.length()) {
        throw fail(open, open + 2, "The action that opens here is never closed by }}.");
      }
      depth += token();
    }
    if (depth > 0) {
      throw fail(open, at, "A parenthesis of this action is never closed.");
    }
  }

  private void comment(int open, int inside) {
    int end = text.indexOf("*/", inside + 2);
    if (end < 0) {
      throw fail(open, inside + 2, "The comment that opens here is never closed by */.");
    }
    at = end + 2;
    trimNext = trimsAfter(at);
    at += trimNext ? 2 : 0;
    if (!text.startsWith(CLOSE, at)) {
      throw fail(open, at, "A comment must end with */}} or */ -}}, with nothing else beside it.");
    }
    at += 2;
  }

  private boolean closes() {
    int start = at;
    if (trimsAfter(at)) {
      trimNext = true;
      at += 2;
    } else if (!text.startsWith(CLOSE, at)) {
      return false;
    }
    at += 2;
    add(Token.Kind.CLOSE, CLOSE, start, at);
    return true;
  }

  /** Reads one token and returns by how much it changes the depth of parentheses. */
  private int token() {
    char c = text.charAt(at);
    int start = at;
    if (isSpace(c)) {
      at = afterSpace(at);
      // The space before -}} belongs to the closing mark.
      if (text.startsWith("-" + CLOSE, at)) {
        at--;
      }
      if (at > start) {
        add(Token.Kind.SPACE, " ", start, at);
      }
      return 0;
    }
    return switch (c) {
      case '(' -> sign(Token.Kind.LEFT, 1, 1);
      case ')' -> sign(Token.Kind.RIGHT, 1, -1);
      case '|' -> sign(Token.Kind.PIPE, 1, 0);
      case ',' -> sign(Token.Kind.COMMA, 1, 0);
      case '=' -> sign(Token.Kind.ASSIGN, 1, 0);
      case ':' -> declare();
      case '"' -> quoted('"', Token.Kind.STRING);
      case '\'' -> quoted('\'', Token.Kind.CHARACTER);
      case '`' -> raw();
      default -> word(c);
    };
  }

  private int sign(Token.Kind kind, int length, int depth) {
    add(kind, text.substring(at, at + length), at, at + length);
    at += length;
    return depth;
  }

  private int declare() {
    if (!text.startsWith(":=", at)) {
      throw fail(at, at + 1, "Expected := here.");
    }
    return sign(Token.Kind.DECLARE, 2, 0);
  }

  private int quoted(char quote, Token.Kind kind) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    if (i >= text.length() || text.charAt(i) != quote) {
      throw fail(at, Math.min(i, text.length()), "The string that opens here is never closed.");
    }
    String value = Escapes.read(text.substring(at + 1, i));
    if (value == null) {
      throw fail(at, i + 1, "An escape in this string isn't one that Go knows. Write \\\\ for \\.");
    }
    add(kind, shared(value), at, i + 1);
    at = i + 1;
    return 0;
  }

  private int raw() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw fail(at, at + 1, "The raw string that opens here is never closed.");
    }
    add(Token.Kind.STRING, text.substring(at + 1, end).replace("\r", ""), at, end + 1);
    at = end + 1;
    return 0;
  }

  private int word(char c) {
    int start = at;
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (isDigit(c)
        || ((c == '-' || c == '+') && (isDigit(next) || next == '.'))
        || (c == '.' && isDigit(next))) {
      at++;
      while (at < text.length() && isNumberPart(at)) {
        at++;
      }
      add(Token.Kind.NUMBER, text.substring(start, at), start, at);
      return 0;
    }
    if (c != '.' && c != '$' && !isLetter(c)) {
      throw fail(
          at,
          at + 1,
          c == '}'
              ? "One brace doesn't end the action. Write }}."
              : "The character %s has no meaning in an action.".formatted(c));
    }
    at++;
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    switch (c) {
      case '.' -> name(at - start == 1 ? Token.Kind.DOT : Token.Kind.FIELD, start, start + 1);
      case '$' -> name(Token.Kind.VARIABLE, start, start);
      default -> name(Token.Kind.IDENTIFIER, start, start);
    }
    return 0;
  }

  private void name(Token.Kind kind, int start, int from) {
    add(kind, shared(text.substring(from, at)), start, at);
  }

  /** A large file has few names, each of them a hundred times. */
  private String shared(String word) {
    String known = words.putIfAbsent(word, word);
    return known == null ? word : known;
  }

  private boolean isNumberPart(int index) {
    char c = text.charAt(index);
    char before = text.charAt(index - 1);
    boolean sign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
    return isDigit(c) || isLetter(c) || c == '.' || sign;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private RuntimeException fail(int start, int end, String detail) {
    return SyntaxProblem.of(source, start, end, detail);
  }
}

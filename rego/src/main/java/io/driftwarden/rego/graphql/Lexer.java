package io.driftwarden.rego.graphql;

import io.driftwarden.rego.graphql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens (section 2.1 of the language). What is none becomes an invalid token;
 * whoever expects something else there then says so.
 */
final class Lexer {
  private static final int END = -1;

  private final int[] text;
  private int at;
  private int line = 1;
  private int lineStart;

  /** Where the token in hand begins. */
  private int start;

  private List<String> comments = List.of();

  Lexer(String text) {
    this.text = text.codePoints().toArray();
  }

  Token next() {
    comments = skip();
    start = at;
    int c = peek(0);
    if (c == END) {
      return token(Kind.END, "");
    }
    at++;
    return switch (c) {
      case '!' -> token(Kind.BANG, "");
      case '$' -> token(Kind.DOLLAR, "");
      case '&' -> token(Kind.AMPERSAND, "");
      case '(' -> token(Kind.PAREN_OPEN, "");
      case ')' -> token(Kind.PAREN_CLOSE, "");
      case ':' -> token(Kind.COLON, "");
      case '=' -> token(Kind.EQUALS, "");
      case '@' -> token(Kind.AT, "");
      case '[' -> token(Kind.BRACKET_OPEN, "");
      case ']' -> token(Kind.BRACKET_CLOSE, "");
      case '{' -> token(Kind.BRACE_OPEN, "");
      case '}' -> token(Kind.BRACE_CLOSE, "");
      case '|' -> token(Kind.PIPE, "");
      case '.' -> spread();
      case '"' -> peek(0) == '"' && peek(1) == '"' ? blockString() : string();
      default -> nameOrNumber(c);
    };
  }

  private Token spread() {
    if (peek(0) == '.' && peek(1) == '.') {
      at += 2;
      return token(Kind.SPREAD, "");
    }
    at--;
    return invalid();
  }

  private Token nameOrNumber(int c) {
    if (isNameStart(c)) {
      while (isNameStart(peek(0)) || isDigit(peek(0))) {
        at++;
      }
      return token(Kind.NAME, slice(start, at));
    }
    at--;
    return c == '-' || isDigit(c) ? number() : invalid();
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : END;
  }

  private String slice(int from, int to) {
    return new String(text, from, to - from);
  }

  private static boolean isNameStart(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private Token token(Kind kind, String value) {
    return new Token(kind, value, new Position(line, start - lineStart + 1), comments);
  }

  private Token invalid() {
    return new Token(Kind.INVALID, "", new Position(line, at - lineStart + 1), comments);
  }

  /** Skips what means nothing, and returns the comments in it. */
  private List<String> skip() {
    List<String> skipped = new ArrayList<>();
    while (true) {
      switch (peek(0)) {
        case '\t', ' ', ',', 0xFEFF -> at++;
        case '\n', '\r' -> lineEnd();
        case '#' -> skipped.add(comment());
        default -> {
          return skipped;
        }
      }
    }
  }

  private void lineEnd() {
    int c = peek(0);
    at++;
    line++;
    lineStart = at;
    if (c == '\r' && peek(0) == '\n') {
      at++;
    }
  }

  private String comment() {
    int from = at;
    while (peek(0) > 0x1F || peek(0) == '\t') {
      at++;
    }
    return slice(from, at);
  }

  private Token number() {
    take("-");
    boolean isWhole = take("0") ? !isDigit(peek(0)) : digits();
    boolean hasPoint = isWhole && take(".");
    boolean isFine = isWhole && (!hasPoint || digits());
    boolean hasExponent = isFine && take("eE");
    if (hasExponent) {
      take("+-");
      isFine = digits();
    }
    if (!isFine) {
      return invalid();
    }
    return token(hasPoint || hasExponent ? Kind.FLOAT : Kind.INT, slice(start, at));
  }

  private boolean take(String characters) {
    boolean there = peek(0) != END && characters.indexOf(peek(0)) >= 0;
    at += there ? 1 : 0;
    return there;
  }

  private boolean digits() {
    int from = at;
    while (isDigit(peek(0))) {
      at++;
    }
    return at > from;
  }

  private Token string() {
    StringBuilder out = new StringBuilder();
    start++;
    while (true) {
      int c = peek(0);
      if (c == '"') {
        at++;
        return token(Kind.STRING, out.toString());
      }
      if ((c < 0x20 && c != '\t') || (c == '\\' && !escape(out))) {
        return invalid();
      }
      if (c != '\\') {
        out.appendCodePoint(c);
        at++;
      }
    }
  }

  /** Reads what a backslash begins, and reports whether it means something. */
  private boolean escape(StringBuilder out) {
    at++;
    int c = peek(0);
    if (c == 'u') {
      return unicode(out);
    }
    int index = c == END ? -1 : "\"/\\bfnrt".indexOf(c);
    if (index < 0) {
      return false;
    }
    out.append("\"/\\\b\f\n\r\t".charAt(index));
    at++;
    return true;
  }

  private boolean unicode(StringBuilder out) {
    int code = 0;
    for (int i = 1; i <= 4; i++) {
      int digit = peek(i) == END ? -1 : Character.digit(peek(i), 16);
      if (digit < 0) {
        return false;
      }
      code = code * 16 + digit;
    }
    at += 5;
    out.append((char) code);
    return true;
  }

  private Token blockString() {
    StringBuilder out = new StringBuilder();
    start += 3;
    at += 2;
    while (true) {
      int c = peek(0);
      int quotes = quotes();
      if (quotes >= 3) {
        at += quotes;
        out.append("\"".repeat(quotes - 3));
        return token(Kind.BLOCK_STRING, BlockText.of(out.toString()));
      }
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
        return invalid();
      }
      if (c == '\\' && peek(1) == '"' && peek(2) == '"' && peek(3) == '"') {
        at += 4;
        out.append("\"\"\"");
      } else if (c == '\n' || c == '\r') {
        blockLineEnd();
        out.append('\n');
      } else {
        at++;
        out.appendCodePoint(c);
      }
    }
  }

  private void blockLineEnd() {
    at += peek(0) == '\r' && peek(1) == '\n' ? 2 : 1;
    line++;
    lineStart = at;
  }

  private int quotes() {
    int count = 0;
    while (peek(count) == '"') {
      count++;
    }
    return count;
  }
}

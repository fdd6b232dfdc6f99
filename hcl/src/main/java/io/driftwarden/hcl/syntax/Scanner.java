package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Splits a file into tokens, in one pass; strings and heredocs nest by a stack of modes. */
final class Scanner {
  private static final int DEEPEST = 250;

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Diagnostic> diagnostics;
  private final Deque<Mode> modes = new ArrayDeque<>();
  private int at;

  /** What the text at hand is: code, the inside of a string, the inside of a heredoc. */
  private sealed interface Mode {
    /** Code; braces count those open since an interpolation began. */
    final class Code implements Mode {
      private int braces;
    }

    record Quoted() implements Mode {}

    record Heredoc(String marker) implements Mode {}
  }

  Scanner(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.text = source.text();
    this.diagnostics = diagnostics;
  }

  /** Returns the tokens of a file of code; the last is {@link Kind#END}. */
  List<Token> scan() {
    modes.push(new Mode.Code());
    if (text.startsWith("\uFEFF")) {
      at = 1;
    }
    run();
    return tokens;
  }

  /** Returns the tokens of a file that is one template. */
  List<Token> scanTemplate() {
    modes.push(new Mode.Heredoc(""));
    run();
    return tokens;
  }

  private void run() {
    while (at < text.length() && modes.size() <= DEEPEST) {
      switch (modes.getFirst()) {
        case Mode.Code code -> code(code);
        case Mode.Quoted _ -> quoted();
        case Mode.Heredoc heredoc -> heredoc(heredoc.marker());
      }
    }
    if (modes.size() > DEEPEST) {
      problem("hcl_too_deep", "Nested too deeply", "Templates are nested more than 250 deep.");
      at = text.length();
    } else if (modes.getFirst() instanceof Mode.Quoted) {
      problem("hcl_unterminated", "String has no end", "Close it with a quote on the same line.");
    } else if (modes.getFirst() instanceof Mode.Heredoc(String marker) && !marker.isEmpty()) {
      problem(
          "hcl_unterminated",
          "Heredoc has no end",
          "A line that holds only %s ends it.".formatted(marker));
    }
    tokens.add(new Token(Kind.END, text.length(), text.length()));
  }

  private void add(Kind kind, int length) {
    tokens.add(new Token(kind, at, at + length));
    at += length;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void code(Mode.Code code) {
    char c = peek(0);
    switch (c) {
      case ' ', '\t', '\r' -> at++;
      case '\n' -> add(Kind.NEWLINE, 1);
      case '#' -> lineComment();
      case '"' -> {
        add(Kind.QUOTE_OPEN, 1);
        modes.push(new Mode.Quoted());
      }
      case '{' -> {
        code.braces++;
        add(Kind.BRACE_OPEN, 1);
      }
      case '}' -> closeBrace(code, 1);
      case '[' -> add(Kind.BRACKET_OPEN, 1);
      case ']' -> add(Kind.BRACKET_CLOSE, 1);
      case '(' -> add(Kind.PAREN_OPEN, 1);
      case ')' -> add(Kind.PAREN_CLOSE, 1);
      case '?' -> add(Kind.QUESTION, 1);
      case ',' -> add(Kind.COMMA, 1);
      case '+' -> add(Kind.PLUS, 1);
      case '-' -> add(Kind.MINUS, 1);
      case '*' -> add(Kind.STAR, 1);
      case '%' -> add(Kind.PERCENT, 1);
      case ':' -> pair(':', Kind.DOUBLE_COLON, Kind.COLON);
      case '!' -> pair('=', Kind.NOT_EQUAL, Kind.NOT);
      case '>' -> pair('=', Kind.GREATER_EQUAL, Kind.GREATER);
      case '&' -> pair('&', Kind.AND, Kind.INVALID);
      case '|' -> pair('|', Kind.OR, Kind.INVALID);
      case '/' -> slash();
      case '=' -> {
        if (peek(1) == '>') {
          add(Kind.ARROW, 2);
        } else {
          pair('=', Kind.EQUAL_EQUAL, Kind.EQUAL);
        }
      }
      case '<' -> less();
      case '.' -> add(text.startsWith("...", at) ? Kind.ELLIPSIS : Kind.DOT, dots());
      case '~' -> {
        if (peek(1) == '}' && code.braces == 0 && modes.size() > 1) {
          closeBrace(code, 2);
        } else {
          invalid();
        }
      }
      default -> word(c);
    }
  }

  private int dots() {
    return text.startsWith("...", at) ? 3 : 1;
  }

  private void pair(char second, Kind both, Kind alone) {
    if (peek(1) == second) {
      add(both, 2);
    } else if (alone == Kind.INVALID) {
      invalid();
    } else {
      add(alone, 1);
    }
  }

  private void closeBrace(Mode.Code code, int length) {
    if (code.braces == 0 && modes.size() > 1) {
      add(Kind.TEMPLATE_END, length);
      modes.pop();
    } else {
      code.braces--;
      add(Kind.BRACE_CLOSE, length);
    }
  }

  private void slash() {
    if (peek(1) == '/') {
      lineComment();
    } else if (peek(1) == '*') {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) {
        problem("hcl_unterminated", "Comment has no end", "Close it with */.");
        at = text.length();
      } else {
        at = end + 2;
      }
    } else {
      add(Kind.SLASH, 1);
    }
  }

  private void lineComment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void less() {
    if (peek(1) == '<') {
      heredocOpen();
    } else {
      pair('=', Kind.LESS_EQUAL, Kind.LESS);
    }
  }

  private void heredocOpen() {
    int name = at + (peek(2) == '-' ? 3 : 2);
    int end = name;
    while (end < text.length() && isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    int line = end;
    if (line < text.length() && text.charAt(line) == '\r') {
      line++;
    }
    if (end == name || line >= text.length() || text.charAt(line) != '\n') {
      problem("hcl_syntax", "Heredoc has no marker", "Write <<EOT and nothing else on the line.");
      add(Kind.INVALID, 2);
      return;
    }
    String marker = text.substring(name, end);
    add(Kind.HEREDOC_OPEN, line + 1 - at);
    modes.push(new Mode.Heredoc(marker));
  }

  private void word(char c) {
    int point = text.codePointAt(at);
    if (c >= '0' && c <= '9') {
      number();
    } else if (Character.isUnicodeIdentifierStart(point) || c == '_') {
      int end = at;
      while (end < text.length() && isPart(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      add(Kind.IDENTIFIER, end - at);
    } else {
      invalid();
    }
  }

  private static boolean isPart(int point) {
    return point == '-'
        || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
  }

  private void number() {
    int end = digits(at);
    if (end < text.length() - 1 && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
      end = digits(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int sign = end + 1;
      if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
        sign++;
      }
      if (sign < text.length() && isDigit(text.charAt(sign))) {
        end = digits(sign);
      }
    }
    add(Kind.NUMBER, end - at);
  }

  private int digits(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void quoted() {
    int start = at;
    while (at < text.length()) {
      char c = peek(0);
      if (c == '"') {
        literal(start);
        add(Kind.QUOTE_CLOSE, 1);
        modes.pop();
        return;
      } else if (c == '\n') {
        literal(start);
        problem("hcl_unterminated", "String has no end", "Close it with a quote on the same line.");
        tokens.add(new Token(Kind.QUOTE_CLOSE, at, at));
        modes.pop();
        return;
      } else if (c == '\\') {
        at = Math.min(at + 2, text.length());
      } else if (template(start)) {
        return;
      }
    }
    literal(start);
  }

  /** Steps over one character, or opens the interpolation or directive that stands here. */
  private boolean template(int start) {
    char c = peek(0);
    if ((c == '$' || c == '%') && peek(1) == '{') {
      literal(start);
      int strip = peek(2) == '~' ? 1 : 0;
      add(c == '$' ? Kind.INTERPOLATION : Kind.DIRECTIVE, 2 + strip);
      modes.push(new Mode.Code());
      return true;
    }
    boolean escaped = (c == '$' || c == '%') && peek(1) == c && peek(2) == '{';
    at += escaped ? 3 : 1;
    return false;
  }

  private void literal(int start) {
    if (at > start) {
      tokens.add(new Token(Kind.LITERAL, start, at));
    }
  }

  private void heredoc(String marker) {
    int start = at;
    while (at < text.length()) {
      boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
      if (lineStart && !marker.isEmpty()) {
        int end = closing(marker);
        if (end >= 0) {
          literal(start);
          add(Kind.HEREDOC_CLOSE, end - at);
          modes.pop();
          return;
        }
      }
      if (template(start)) {
        return;
      }
    }
    literal(start);
  }

  /** Returns where the marker ends if this line holds it alone, else -1. */
  private int closing(String marker) {
    int from = at;
    while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
      from++;
    }
    if (!text.startsWith(marker, from)) {
      return -1;
    }
    int end = from + marker.length();
    int rest = end;
    while (rest < text.length()
        && (text.charAt(rest) == ' ' || text.charAt(rest) == '\t' || text.charAt(rest) == '\r')) {
      rest++;
    }
    return rest == text.length() || text.charAt(rest) == '\n' ? end : -1;
  }

  private void invalid() {
    int length = Character.charCount(text.codePointAt(at));
    diagnostics.add(
        Diagnostic.error(
            "hcl_syntax",
            "Character has no meaning here",
            "Remove it, or put it into quotes.",
            source.place(at, at + length)));
    add(Kind.INVALID, length);
  }

  private void problem(String code, String summary, String detail) {
    int start = Math.min(at, text.length());
    diagnostics.add(Diagnostic.error(code, summary, detail, source.place(start, start)));
  }
}

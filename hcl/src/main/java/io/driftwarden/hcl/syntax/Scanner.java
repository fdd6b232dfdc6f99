package io.driftwarden.hcl.syntax;

import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits a file into tokens, in one pass; strings and heredocs nest by a stack of modes.
 *
 * <p>A template's text comes in many small tokens, as in HashiCorp's scanner: one for each line of
 * a heredoc, and one for each sign that might have begun something. Strip markers and indentation
 * are defined by them.
 */
final class Scanner {
  private static final int DEEPEST = 250;

  private final Input input;
  private final String text;
  private final List<Token> tokens;
  private final Problems problems;
  private final Deque<Mode> modes = new ArrayDeque<>();
  private int at;

  /** What the text at hand is. */
  private sealed interface Mode {
    /** Code; braces count those open since an interpolation began. */
    final class Code implements Mode {
      private int braces;
    }

    /** The inside of a string. */
    record Quoted() implements Mode {}

    /** The inside of a heredoc. */
    final class Heredoc implements Mode {
      private final String marker;
      private boolean lineStart = true;

      Heredoc(String marker) {
        this.marker = marker;
      }
    }

    /** A file that is one template. */
    record Bare() implements Mode {}
  }

  Scanner(Input input, Problems problems) {
    this.input = input;
    this.text = input.text();
    this.tokens = new ArrayList<>(text.length() / 4 + 8);
    this.problems = problems;
  }

  /** Returns the tokens of a file of code; the last is {@link Kind#END}. */
  List<Token> scan() {
    return scan(new Mode.Code());
  }

  /** Returns the tokens of a file that is one template. */
  List<Token> scanTemplate() {
    return scan(new Mode.Bare());
  }

  private List<Token> scan(Mode first) {
    modes.push(first);
    if (text.startsWith("\uFEFF")) {
      at = 1;
    }
    while (at < text.length() && modes.size() <= DEEPEST) {
      switch (modes.getFirst()) {
        case Mode.Code code -> code(code);
        case Mode.Quoted _ -> quoted();
        case Mode.Heredoc heredoc -> heredoc(heredoc);
        case Mode.Bare _ -> bare();
      }
    }
    atEnd();
    tokens.add(new Token(Kind.END, text.length(), text.length()));
    return tokens;
  }

  private void atEnd() {
    if (modes.size() > DEEPEST) {
      problem("hcl_too_deep", "Nested too deeply", "Templates are nested more than 250 deep.");
      at = text.length();
      return;
    }
    switch (modes.getFirst()) {
      case Mode.Quoted _ -> unclosedString();
      case Mode.Heredoc heredoc ->
          problem(
              "hcl_unterminated",
              "Heredoc has no end",
              "A whole line that holds only %s ends it.".formatted(heredoc.marker));
      case Mode.Code _, Mode.Bare _ -> {}
    }
  }

  private void add(Kind kind, int length) {
    tokens.add(new Token(kind, at, at + length));
    at += length;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void code(Mode.Code code) {
    char c = text.charAt(at);
    switch (c) {
      case ' ', '\t' -> at++;
      case '\n' -> add(Kind.NEWLINE, 1);
      case '\r' -> pair('\n', Kind.NEWLINE, Kind.INVALID);
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
      case '=' -> equal();
      case '<' -> less();
      case '.' -> dot();
      case '~' -> tilde(code);
      default -> word(c);
    }
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

  private void equal() {
    if (peek(1) == '>') {
      add(Kind.ARROW, 2);
    } else {
      pair('=', Kind.EQUAL_EQUAL, Kind.EQUAL);
    }
  }

  private void dot() {
    boolean three = text.startsWith("...", at);
    add(three ? Kind.ELLIPSIS : Kind.DOT, three ? 3 : 1);
  }

  private void tilde(Mode.Code code) {
    if (peek(1) == '}' && code.braces == 0 && modes.size() > 1) {
      closeBrace(code, 2);
    } else {
      invalid();
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

  /** A comment is the end of its line, which it holds. */
  private void lineComment() {
    int end = text.indexOf('\n', at);
    if (end < 0) {
      at = text.length();
    } else {
      add(Kind.NEWLINE, end + 1 - at);
    }
  }

  private void less() {
    if (peek(1) != '<' || !heredocOpen()) {
      pair('=', Kind.LESS_EQUAL, Kind.LESS);
    }
  }

  private boolean heredocOpen() {
    int name = at + (peek(2) == '-' ? 3 : 2);
    int end = Letters.endOfName(text, name);
    int line = end < text.length() && text.charAt(end) == '\r' ? end + 1 : end;
    if (end == name || line >= text.length() || text.charAt(line) != '\n') {
      problem("hcl_syntax", "Heredoc has no marker", "Write <<EOT and nothing else on the line.");
      return false;
    }
    modes.push(new Mode.Heredoc(text.substring(name, end)));
    add(Kind.HEREDOC_OPEN, line + 1 - at);
    return true;
  }

  private void word(char c) {
    int end = Letters.isDigit(c) ? endOfNumber() : Letters.endOfName(text, at);
    if (end == at) {
      invalid();
    } else {
      add(Letters.isDigit(c) ? Kind.NUMBER : Kind.IDENTIFIER, end - at);
    }
  }

  /** Takes what looks like a number, also with several points; it ends in a digit. */
  private int endOfNumber() {
    int end = at;
    for (int i = at; i < text.length(); ) {
      char c = text.charAt(i);
      if (Letters.isDigit(c)) {
        end = ++i;
      } else if (c == '.') {
        i++;
      } else if (c == 'e' || c == 'E') {
        int sign = i + 1 < text.length() && "+-".indexOf(text.charAt(i + 1)) >= 0 ? 1 : 0;
        if (i + 1 + sign >= text.length() || !Letters.isDigit(text.charAt(i + 1 + sign))) {
          return end;
        }
        i += 1 + sign;
      } else {
        return end;
      }
    }
    return end;
  }

  private void quoted() {
    switch (text.charAt(at)) {
      case '"' -> {
        add(Kind.QUOTE_CLOSE, 1);
        modes.pop();
      }
      case '\n', '\r' -> {
        unclosedString();
        add(Kind.QUOTE_CLOSE, 0);
        modes.pop();
      }
      case '$', '%' -> sign(text.charAt(at));
      default -> add(Kind.LITERAL, endOfQuotedText() - at);
    }
  }

  private int endOfQuotedText() {
    int end = at;
    while (end < text.length()) {
      switch (text.charAt(end)) {
        case '"', '\n', '\r', '$', '%' -> {
          return end;
        }
        case '\\' -> end += end + 1 < text.length() && text.charAt(end + 1) >= ' ' ? 2 : 1;
        default -> end++;
      }
    }
    return end;
  }

  private void unclosedString() {
    problem(
        "hcl_unterminated",
        "String has no end",
        "Close it with a quote on the same line. Text of several lines is written as a heredoc.");
  }

  /** {@code $} or {@code %}, which may begin an interpolation, a directive or an escape. */
  private void sign(char c) {
    if (c == '\r') {
      invalid();
    } else if (peek(1) == '{') {
      add(c == '$' ? Kind.INTERPOLATION : Kind.DIRECTIVE, peek(2) == '~' ? 3 : 2);
      modes.push(new Mode.Code());
    } else {
      add(Kind.LITERAL, peek(1) == c && peek(2) == '{' ? 3 : 1);
    }
  }

  private void heredoc(Mode.Heredoc heredoc) {
    int end = endOfLineText();
    if (end == at) {
      heredoc.lineStart = false;
      sign(text.charAt(at));
      return;
    }
    boolean wholeLine = end > at && text.charAt(end - 1) == '\n';
    if (wholeLine && heredoc.lineStart && isMarker(heredoc.marker, at, end)) {
      int lineEnd = end > 1 && text.charAt(end - 2) == '\r' ? 2 : 1;
      add(Kind.HEREDOC_CLOSE, end - lineEnd - at);
      modes.pop();
      return;
    }
    heredoc.lineStart = wholeLine;
    add(Kind.LITERAL, end - at);
  }

  private void bare() {
    int end = endOfLineText();
    if (end == at) {
      sign(text.charAt(at));
    } else {
      add(Kind.LITERAL, end - at);
    }
  }

  /** Returns where the text at hand ends: at a sign, or after the end of the line. */
  private int endOfLineText() {
    int end = at;
    while (end < text.length()) {
      switch (text.charAt(end)) {
        case '$', '%' -> {
          return end;
        }
        case '\n' -> {
          return end + 1;
        }
        case '\r' -> {
          if (end + 1 == text.length() || text.charAt(end + 1) != '\n') {
            return end;
          }
          end++;
        }
        default -> end++;
      }
    }
    return end;
  }

  private boolean isMarker(String marker, int start, int end) {
    int from = start;
    while (from < end && Letters.isSpace(text.charAt(from))) {
      from++;
    }
    if (!text.startsWith(marker, from)) {
      return false;
    }
    int rest = from + marker.length();
    while (rest < end && Letters.isSpace(text.charAt(rest))) {
      rest++;
    }
    return rest == end;
  }

  private void invalid() {
    int length = Character.charCount(text.codePointAt(at));
    problems.add(
        "hcl_syntax",
        "Character has no meaning here",
        "Remove it, or put it into quotes.",
        input.place(at, at + length));
    add(Kind.INVALID, length);
  }

  private void problem(String code, String summary, String detail) {
    int start = Math.min(at, text.length());
    problems.add(code, summary, detail, input.place(start, start));
  }
}

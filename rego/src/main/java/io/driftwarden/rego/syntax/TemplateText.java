package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;

/** Cuts an interpolated string into its texts and the stretches of its terms. */
final class TemplateText {
  /** A text, or where {@code text} is empty and {@code from < to}, the stretch of a term. */
  record Piece(String text, int from, int to) {
    boolean isTerm() {
      return from < to;
    }
  }

  private static final int DEEPEST = 50;

  private final Source source;
  private final int limit;
  private final List<Piece> pieces = new ArrayList<>();
  private int depth;

  TemplateText(Source source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  /** Returns the offset after the interpolated string that begins at an offset. */
  int end(int start) {
    return scan(start);
  }

  /** Returns the pieces of the interpolated string that begins at an offset. */
  List<Piece> pieces(int start) {
    scan(start);
    return pieces;
  }

  private int scan(int start) {
    if (++depth > DEEPEST) {
      throw error("Strings nested too deep", start);
    }
    String text = source.text();
    char quote = text.charAt(start + 1);
    StringBuilder out = new StringBuilder();
    int at = start + 2;
    while (true) {
      char c = at < limit ? text.charAt(at) : '\0';
      if (at >= limit || (c == '\n' && quote == '"')) {
        throw error("String without an end", start);
      }
      if (c == quote) {
        text(out);
        depth--;
        return at + 1;
      }
      if (c == '{') {
        text(out);
        int close = term(at + 1, start);
        if (depth == 1) {
          pieces.add(new Piece("", at + 1, close));
        }
        at = close + 1;
      } else if (c == '\\' && at + 1 < limit && text.charAt(at + 1) == '{') {
        out.append('{');
        at += 2;
      } else if (c == '\\' && quote == '"') {
        at = Escapes.read(source, at, limit, out);
      } else {
        out.append(c);
        at++;
      }
    }
  }

  private void text(StringBuilder out) {
    if (depth == 1 && !out.isEmpty()) {
      pieces.add(new Piece(out.toString(), 0, 0));
    }
    out.setLength(0);
  }

  /** Returns the offset of the brace that closes the term. */
  private int term(int from, int start) {
    String text = source.text();
    int open = 1;
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '$' && at + 1 < limit && "\"`".indexOf(text.charAt(at + 1)) >= 0) {
        at = scan(at);
        continue;
      }
      if (c == '"' || c == '`') {
        at = string(at, c);
        continue;
      }
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? limit : end;
        continue;
      }
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        if (text.substring(from, at).isBlank()) {
          throw error("Empty term in a string", start);
        }
        return at;
      }
      at++;
    }
    throw error("Term without an end in a string", start);
  }

  private int string(int start, char quote) {
    String text = source.text();
    int at = start + 1;
    while (at < limit && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
    }
    return at + 1;
  }

  private SyntaxError error(String summary, int start) {
    return new SyntaxError(
        summary,
        "An interpolated string is written $\"… {term} …\"; a brace of its own is \\{.",
        new Span(source, start, Math.min(start + 2, limit)));
  }
}

package io.driftwarden.hcl.syntax;

import io.driftwarden.hcl.syntax.Token.Kind;

/** Resolves the escapes in a template's text. */
final class Escapes {
  private final Tokens tokens;

  Escapes(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns what a token of text means.
   *
   * @param token of {@link Kind#LITERAL}
   * @param quoted whether it stands between quotes, where a backslash begins an escape
   */
  String resolved(Token token, boolean quoted) {
    String raw = tokens.text(token);
    char first = raw.charAt(0);
    if (first == '$' || first == '%') {
      return raw.length() == 3 ? raw.substring(1) : raw;
    }
    return quoted && raw.indexOf('\\') >= 0 ? unescaped(raw, token) : raw;
  }

  private String unescaped(String raw, Token token) {
    StringBuilder out = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      int escape = raw.indexOf('\\', at);
      if (escape < 0) {
        break;
      }
      out.append(raw, at, escape);
      at = escape + escape(raw, escape, token.start(), out);
    }
    return out.append(raw, Math.min(at, raw.length()), raw.length()).toString();
  }

  /** Appends what the escape at an offset means, and returns how long it is. */
  private int escape(String raw, int at, int start, StringBuilder out) {
    char kind = at + 1 < raw.length() ? raw.charAt(at + 1) : '\0';
    switch (kind) {
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case '"', '\\' -> out.append(kind);
      case 'u', 'U' -> {
        return codePoint(raw, at, start, out);
      }
      default ->
          tokens.problem(
              "hcl_syntax",
              "Escape has no meaning",
              "There are \\n, \\r, \\t, \\\", \\\\, \\uNNNN and \\UNNNNNNNN. A backslash is written"
                  + " \\\\.",
              tokens.place(start + at, start + Math.min(at + 2, raw.length())));
    }
    return 2;
  }

  private int codePoint(String raw, int at, int start, StringBuilder out) {
    int digits = raw.charAt(at + 1) == 'u' ? 4 : 8;
    int end = at + 2;
    long point = 0;
    while (end < raw.length()
        && end < at + 2 + digits
        && Character.digit(raw.charAt(end), 16) >= 0
        && raw.charAt(end) < 128) {
      point = point * 16 + Character.digit(raw.charAt(end), 16);
      end++;
    }
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (end < at + 2 + digits || point > Character.MAX_CODE_POINT || half) {
      tokens.problem(
          "hcl_syntax",
          "Escape is no character",
          "\\%c is followed by %d hexadecimal digits, which are a character's number in Unicode."
              .formatted(raw.charAt(at + 1), digits),
          tokens.place(start + at, start + end));
    } else {
      out.appendCodePoint((int) point);
    }
    return end - at;
  }
}

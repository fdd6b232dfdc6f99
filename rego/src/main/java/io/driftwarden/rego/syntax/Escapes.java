package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;

/** The escapes of strings, which are those of JSON. */
final class Escapes {
  private Escapes() {}

  /** Appends what the escape at an offset means, and returns the offset after it. */
  static int read(Source source, int at, int limit, StringBuilder out) {
    char c = at + 1 < limit ? source.text().charAt(at + 1) : ' ';
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'u' -> {
        out.append(unicode(source, at, limit));
        return at + 6;
      }
      default -> throw unknown(source, at, limit);
    }
    return at + 2;
  }

  private static char unicode(Source source, int at, int limit) {
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = i < limit ? Character.digit(source.text().charAt(i), 16) : -1;
      if (digit < 0) {
        throw unknown(source, at, limit);
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private static SyntaxError unknown(Source source, int at, int limit) {
    return new SyntaxError(
        "Unknown escape in a string",
        "Escapes are those of JSON; a raw string in backquotes has none.",
        new Span(source, at, Math.min(at + 2, limit)));
  }
}

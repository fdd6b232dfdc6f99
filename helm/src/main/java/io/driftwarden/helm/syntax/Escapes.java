package io.driftwarden.helm.syntax;

import org.jspecify.annotations.Nullable;

/** The escapes of Go's interpreted strings (Go specification, String literals). */
final class Escapes {
  private Escapes() {}

  /** Returns the text that is meant, or null where an escape isn't one of Go's. */
  static @Nullable String read(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      int used = one(text, i + 1, out);
      if (used == 0) {
        return null;
      }
      i += used;
    }
    return out.toString();
  }

  /** Appends what an escape means, and returns its length after the backslash; 0 if it is none. */
  private static int one(String text, int at, StringBuilder out) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    int simple = "abfnrtv\\'\"".indexOf(c);
    if (simple >= 0) {
      out.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
      return 1;
    }
    return switch (c) {
      case 'x' -> code(text, at + 1, 2, 16, out);
      case 'u' -> code(text, at + 1, 4, 16, out);
      case 'U' -> code(text, at + 1, 8, 16, out);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> code(text, at, 3, 8, out) - 1;
      default -> 0;
    };
  }

  private static int code(String text, int at, int digits, int radix, StringBuilder out) {
    if (at + digits > text.length()) {
      return 0;
    }
    try {
      int point = Integer.parseInt(text.substring(at, at + digits), radix);
      out.appendCodePoint(point);
      return digits + 1;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}

package io.driftwarden.helm.syntax;

import org.jspecify.annotations.Nullable;

/** The escapes of Go's interpreted strings (Go specification, String literals). */
final class Escapes {
  private static final int MOST_OCTAL = 255;

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
      case 'x' -> lettered(code(text, at + 1, 2, 16, out));
      case 'u' -> lettered(code(text, at + 1, 4, 16, out));
      case 'U' -> lettered(code(text, at + 1, 8, 16, out));
      default -> code(text, at, 3, 8, out);
    };
  }

  private static int lettered(int digits) {
    return digits == 0 ? 0 : digits + 1;
  }

  /** Appends the character of a code, and returns how many digits it takes; 0 if it is none. */
  private static int code(String text, int at, int digits, int radix, StringBuilder out) {
    long point = 0;
    for (int i = at; i < at + digits; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0) {
        return 0;
      }
      point = point * radix + digit;
    }
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (surrogate || point > (radix == 8 ? MOST_OCTAL : Character.MAX_CODE_POINT)) {
      return 0;
    }
    out.appendCodePoint((int) point);
    return digits;
  }
}

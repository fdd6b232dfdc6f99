package io.driftwarden.helm.format;

import io.driftwarden.helm.value.GoText;

/** Text in quotes, as Go's {@code strconv.Quote} writes it. */
public final class Quoting {
  private Quoting() {}

  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(out, point, '"', false));
    return out.append('"').toString();
  }

  /** Returns the same with escapes for all that isn't ASCII. */
  static String quoteAscii(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(out, point, '"', true));
    return out.append('"').toString();
  }

  /** Returns one character in single quotes. */
  static String quoteCharacter(String character, boolean ascii) {
    StringBuilder out = new StringBuilder("'");
    append(out, character.codePointAt(0), '\'', ascii);
    return out.append('\'').toString();
  }

  /** Reports whether a text can stand between backquotes as it is. */
  static boolean fitsBackquotes(String text) {
    return text.codePoints()
        .allMatch(point ->
            point != '`' && point != 0xFEFF && point != 0x7F && (point >= ' ' || point == '\t'));
  }

  private static void append(StringBuilder out, int point, char quote, boolean ascii) {
    int simple = "\u0007\b\f\n\r\t\u000b\\".indexOf(point);
    if (simple >= 0) {
      out.append('\\').append("abfnrtv\\".charAt(simple));
    } else if (point == quote) {
      out.append('\\').append(quote);
    } else if (point < 0x20 || point == 0x7F || GoText.isByte(point)) {
      out.append("\\x%02x".formatted(point & 0xFF));
    } else if (isPrintable(point) && (!ascii || point < 0x7F)) {
      out.appendCodePoint(point);
    } else {
      out.append((point < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(point));
    }
  }

  /** Private-use characters stay: the marks of unknown values are made of them. */
  public static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}

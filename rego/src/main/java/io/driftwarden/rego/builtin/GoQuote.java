package io.driftwarden.rego.builtin;

/** Quotes text as Go's strconv does: what can't be printed is escaped. */
final class GoQuote {
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b";
  private static final String LETTERS = "abfnrtv";

  private GoQuote() {}

  static String string(String text) {
    return quoted(text, '"');
  }

  /** Returns a code point in single quotes; what is none is U+FFFD. */
  static String rune(long codePoint) {
    boolean valid =
        codePoint >= 0
            && codePoint <= Character.MAX_CODE_POINT
            && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    return quoted(Character.toString(valid ? (int) codePoint : 0xFFFD), '\'');
  }

  private static String quoted(String text, char quote) {
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(c, quote, out));
    return out.append(quote).toString();
  }

  private static void append(int c, char quote, StringBuilder out) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (isPrintable(c)) {
      out.appendCodePoint(c);
    } else if (ESCAPED.indexOf(c) >= 0) {
      out.append('\\').append(LETTERS.charAt(ESCAPED.indexOf(c)));
    } else if (c < 0x20 || c == 0x7F) {
      out.append("\\x%02x".formatted(c));
    } else {
      out.append(c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}

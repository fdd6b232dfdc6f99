package io.driftwarden.hcl.function;

/** Text as Go's {@code %q} quotes it, which is how Terraform's messages show values. */
final class GoText {
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";
  private static final String LETTERS = "abfnrtv\\\"";

  private GoText() {}

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> write(point, out));
    return out.append('"').toString();
  }

  private static void write(int point, StringBuilder out) {
    int known = point < 0x80 ? ESCAPED.indexOf(point) : -1;
    if (known >= 0) {
      out.append('\\').append(LETTERS.charAt(known));
    } else if (point < 0x20 || point == 0x7F) {
      out.append("\\x%02x".formatted(point));
    } else if (isPrintable(point)) {
      out.appendCodePoint(point);
    } else {
      out.append(point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point));
    }
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
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

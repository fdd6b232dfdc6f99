package io.driftwarden.helm.format;

/** Text in double quotes, as Go's {@code strconv.Quote} writes it. */
public final class Quoting {
  private Quoting() {}

  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(out, point));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int point) {
    int simple = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(point);
    if (simple >= 0) {
      out.append('\\').append("abfnrtv\\\"".charAt(simple));
    } else if (point < 0x20 || point == 0x7F) {
      out.append("\\x%02x".formatted(point));
    } else if (isPrintable(point)) {
      out.appendCodePoint(point);
    } else {
      out.append((point < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(point));
    }
  }

  /** Private-use characters stay: the marks of unknown values are made of them. */
  private static boolean isPrintable(int point) {
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

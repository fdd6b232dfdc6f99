package io.driftwarden.rego.yaml;

import io.driftwarden.yaml.PlainScalar;
import java.util.regex.Pattern;

/** Writes strings so that they are read as the same strings. */
final class YamlText {
  private static final Pattern NEEDS_QUOTES =
      Pattern.compile(
          "^$|^[-?:](\\s|$)|^[,\\[\\]{}#&*!|>'\"%@`]|^---|^\\.\\.\\.|: |:$| #|^ | $",
          Pattern.DOTALL);
  private static final Pattern LIKE_ANOTHER =
      Pattern.compile(
          "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

  private YamlText() {}

  /** Writes a string and ends its line. */
  static void append(String text, int indent, StringBuilder out) {
    if (isBlock(text)) {
      block(text, indent, out);
    } else {
      appendKey(text, out);
      out.append('\n');
    }
  }

  /** Writes a string on one line. */
  static void appendKey(String text, StringBuilder out) {
    if (needsEscapes(text) || isLikeAnother(text)) {
      escaped(text, out);
    } else if (NEEDS_QUOTES.matcher(text).find()) {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    } else {
      out.append(text);
    }
  }

  private static boolean isLikeAnother(String text) {
    return !PlainScalar.isText(text) || LIKE_ANOTHER.matcher(text).matches();
  }

  private static boolean isBlock(String text) {
    return text.contains("\n")
        && !text.isBlank()
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && !needsEscapes(text.replace("\n", ""));
  }

  private static boolean needsEscapes(String text) {
    return text.codePoints().anyMatch(c -> !isPrintable(c));
  }

  private static boolean isPrintable(int c) {
    return (c >= ' ' && c <= '~')
        || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029 && c != 0xA0)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || c >= 0x10000;
  }

  /** Writes a literal block; a line in it that is empty has no indent. */
  private static void block(String text, int indent, StringBuilder out) {
    String body = text.replaceAll("\n+$", "");
    int ends = text.length() - body.length();
    out.append('|').append(ends == 0 ? "-" : ends == 1 ? "" : "+").append('\n');
    String margin = " ".repeat(Math.max(2, indent));
    for (String line : body.split("\n", -1)) {
      out.append(line.isEmpty() ? "" : margin).append(line).append('\n');
    }
    out.append("\n".repeat(Math.max(0, ends - 1)));
  }

  private static void escaped(String text, StringBuilder out) {
    out.append('"');
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> {
              if (isPrintable(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(
                    (c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
              }
            }
          }
        });
    out.append('"');
  }
}

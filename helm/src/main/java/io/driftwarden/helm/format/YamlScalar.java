package io.driftwarden.helm.format;

import io.driftwarden.yaml.PlainScalar;
import java.util.regex.Pattern;

/** Texts as YAML scalars in the styles that Go's yaml.v2 chooses. */
final class YamlScalar {
  private static final int WIDTH = 80;
  private static final Pattern SEXAGESIMAL =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private final StringBuilder out;
  private int lineStart;

  YamlScalar(StringBuilder out) {
    this.out = out;
  }

  void key(String text, int indent) {
    lineStart = out.lastIndexOf("\n") + 1;
    ScalarShape shape = ScalarShape.of(text);
    boolean plain = readsAsText(text) && shape.plain() && !text.isEmpty();
    if (plain) {
      out.append(text);
    } else if (shape.singleQuoted() && readsAsText(text) && !text.contains("\n")) {
      single(text, indent, false);
    } else {
      doubled(text, indent, false);
    }
  }

  void text(String text, int indent) {
    lineStart = out.lastIndexOf("\n") + 1;
    ScalarShape shape = ScalarShape.of(text);
    if (text.contains("\n")) {
      if (shape.block()) {
        literal(text, indent);
      } else {
        doubled(text, indent, true);
      }
    } else if (!readsAsText(text)) {
      doubled(text, indent, true);
    } else if (shape.plain()) {
      folded(text, indent);
    } else if (shape.singleQuoted()) {
      single(text, indent, true);
    } else {
      doubled(text, indent, true);
    }
  }

  private static boolean readsAsText(String text) {
    return PlainScalar.isText(text)
        && !NO_NUMBER.matcher(text).matches()
        && !SEXAGESIMAL.matcher(text).matches()
        && !Timestamp.is(text);
  }

  private int column() {
    return out.length() - lineStart;
  }

  private void breakLine(int indent) {
    out.append('\n');
    lineStart = out.length();
    out.append(" ".repeat(indent));
  }

  private boolean breaksAt(String text, int i, boolean spaces) {
    return !spaces
        && column() > WIDTH
        && i > 0
        && i < text.length() - 1
        && text.charAt(i + 1) != ' ';
  }

  private void folded(String text, int indent) {
    boolean spaces = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && breaksAt(text, i, spaces)) {
        breakLine(indent);
      } else {
        out.append(c);
      }
      spaces = c == ' ';
    }
  }

  private void single(String text, int indent, boolean breaks) {
    out.append('\'');
    boolean spaces = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && breaks && breaksAt(text, i, spaces)) {
        breakLine(indent);
      } else {
        out.append(c == '\'' ? "''" : String.valueOf(c));
      }
      spaces = c == ' ';
    }
    out.append('\'');
  }

  private void doubled(String text, int indent, boolean breaks) {
    out.append('"');
    boolean spaces = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && breaks && !spaces && column() > WIDTH && i > 0 && i < text.length() - 1) {
        breakLine(indent);
        out.append(text.charAt(i + 1) == ' ' ? "\\" : "");
      } else {
        escaped(text.codePointAt(i));
        i += Character.isHighSurrogate(c) ? 1 : 0;
      }
      spaces = c == ' ';
    }
    out.append('"');
  }

  private void escaped(int c) {
    int simple = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\".indexOf(c);
    if (simple >= 0) {
      out.append('\\').append("0abtnvfre\"\\".charAt(simple));
    } else if (c > 0xFFFF || !ScalarShape.isPrintable((char) c)) {
      out.append((c < 0x100 ? "\\x%02X" : c < 0x10000 ? "\\u%04X" : "\\U%08X").formatted(c));
    } else {
      out.append((char) c);
    }
  }

  private void literal(String text, int indent) {
    out.append('|');
    out.append(text.startsWith(" ") || text.startsWith("\n") ? "2" : "");
    if (!text.endsWith("\n")) {
      out.append('-');
    } else if (text.length() == 1 || text.charAt(text.length() - 2) == '\n') {
      out.append('+');
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append('\n').append(line.isEmpty() ? "" : " ".repeat(indent)).append(line);
    }
  }
}

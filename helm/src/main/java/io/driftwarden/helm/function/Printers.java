package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printf;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.format.Quoting;
import io.driftwarden.helm.value.Datum;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Go's print functions and escapes. */
final class Printers {
  private Printers() {}

  static void declare(Functions functions) {
    functions.open("print", "any...", a -> Datum.of(Printing.joined(a.values())));
    functions.open("println", "any...", a -> Datum.of(Printing.spaced(a.values()) + "\n"));
    functions.open(
        "printf",
        "string any...",
        a -> Datum.of(Printf.format(a.text(0), a.values().subList(1, a.count()))));
    functions.strict("html", "any...", a -> Datum.of(html(shown(a))));
    functions.strict("js", "any...", a -> Datum.of(javaScript(shown(a))));
    functions.strict("urlquery", "any...", a -> Datum.of(urlQuery(shown(a))));
  }

  private static String shown(Arguments a) {
    Datum none = Datum.of(Printing.NO_VALUE);
    return Printing.joined(
        a.values().stream().map(value -> value instanceof Datum.Nil ? none : value).toList());
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("\0", "\uFFFD");
  }

  private static String javaScript(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> javaScript(point, out));
    return out.toString();
  }

  private static void javaScript(int point, StringBuilder out) {
    switch (point) {
      case '\\', '\'', '"' -> out.append('\\').append((char) point);
      default -> {
        boolean escaped = point < ' ' || "<>&=".indexOf(point) >= 0 || !Quoting.isPrintable(point);
        if (escaped && point != 0x7F) {
          out.append("\\u%04X".formatted(point));
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }

  static String urlQuery(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}

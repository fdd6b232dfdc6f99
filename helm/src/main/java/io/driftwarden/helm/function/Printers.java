package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printf;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.Datum;
import java.nio.charset.StandardCharsets;

/** Go's print functions and escapes. */
final class Printers {
  private Printers() {}

  static void declare(Functions functions) {
    functions.open("print", 0, Builtins.ANY, a -> Datum.of(Printing.joined(a.values())));
    functions.open("println", 0, Builtins.ANY, a -> Datum.of(Printing.spaced(a.values()) + "\n"));
    functions.open(
        "printf",
        1,
        Builtins.ANY,
        a -> Datum.of(Printf.format(a.text(0), a.values().subList(1, a.count()))));
    functions.strict("html", 1, 1, a -> Datum.of(html(Printing.text(a.get(0)))));
    functions.strict("urlquery", 1, 1, a -> Datum.of(urlQuery(Printing.text(a.get(0)))));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  private static String urlQuery(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}

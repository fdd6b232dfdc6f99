package io.driftwarden.hcl.json;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import java.util.Arrays;

/** One string, whose escapes are resolved. */
final class JsonString {
  private final JsonParser parser;
  private final Source source;
  private final String text;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private int[] offsets = new int[16];
  private int at;

  JsonString(JsonParser parser, Source source, int start) {
    this.parser = parser;
    this.source = source;
    this.text = source.text();
    this.start = start;
  }

  Node.Text parse() {
    at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c < ' ') {
        throw mistake("Character must be escaped", "A line end in a string is written \\n.", 1);
      }
      if (c == '\\') {
        escape();
      } else {
        add(c, 1);
      }
    }
    if (at >= text.length()) {
      throw new DiagnosticException(
          Diagnostic.error(
              "hcl_unterminated",
              "String has no end",
              "Close it with a quote.",
              source.place(start, start + 1)));
    }
    add('"', 1);
    value.setLength(value.length() - 1);
    parser.continueAt(at);
    int[] found = offsets;
    return new Node.Text(value.toString(), offset -> found[offset], start, at);
  }

  private void add(char c, int written) {
    if (value.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[value.length()] = at;
    value.append(c);
    at += written;
  }

  private void escape() {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    switch (kind) {
      case '"', '\\', '/' -> add(kind, 2);
      case 'b' -> add('\b', 2);
      case 'f' -> add('\f', 2);
      case 'n' -> add('\n', 2);
      case 'r' -> add('\r', 2);
      case 't' -> add('\t', 2);
      case 'u' -> add(unit(), 6);
      default ->
          throw mistake(
              "Escape has no meaning", "JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uNNNN.", 2);
    }
  }

  private char unit() {
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw mistake("Escape is no character", "\\u is followed by 4 hexadecimal digits.", 2);
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  private DiagnosticException mistake(String summary, String detail, int length) {
    int end = Math.min(at + length, text.length());
    return new DiagnosticException(
        Diagnostic.error("hcl_syntax", summary, detail, source.place(at, end)));
  }
}

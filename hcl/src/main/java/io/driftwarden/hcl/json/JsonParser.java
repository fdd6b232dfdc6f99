package io.driftwarden.hcl.json;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;

/** Parses JSON (RFC 8259), and keeps where each value stands. */
final class JsonParser {
  private static final int DEEPEST = 250;

  private final Source source;
  private final String text;
  private int at;
  private int depth;

  JsonParser(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * Returns the value that the file is.
   *
   * @throws DiagnosticException if it is none
   */
  Node file() {
    if (text.startsWith("\uFEFF")) {
      at = 1;
    }
    Node value = value();
    skipSpace();
    if (at < text.length()) {
      throw mistake("More stands after the value", "A JSON file is one value. Remove the rest.");
    }
    return value;
  }

  private Node value() {
    skipSpace();
    char c = peek();
    return switch (c) {
      case '{' -> members();
      case '[' -> items();
      case '"' -> new JsonString(this, source, at).parse();
      case 't' -> word("true", new Node.Bool(true, at, at + 4));
      case 'f' -> word("false", new Node.Bool(false, at, at + 5));
      case 'n' -> word("null", new Node.Null(at, at + 4));
      default -> number();
    };
  }

  private Node members() {
    int start = at;
    List<Node.Member> members = new ArrayList<>();
    open();
    if (!takeIf('}')) {
      do {
        skipSpace();
        if (peek() != '"') {
          throw mistake("Name is missing", "A property begins with its name, in quotes.");
        }
        Node.Text name = new JsonString(this, source, at).parse();
        if (!takeIf(':')) {
          throw mistake("\":\" is missing", "It stands between a property's name and its value.");
        }
        members.add(new Node.Member(name, value()));
      } while (takeIf(','));
      close('}', start);
    }
    depth--;
    return new Node.Members(members, start, at);
  }

  private Node items() {
    int start = at;
    List<Node> items = new ArrayList<>();
    open();
    if (!takeIf(']')) {
      do {
        items.add(value());
      } while (takeIf(','));
      close(']', start);
    }
    depth--;
    return new Node.Items(items, start, at);
  }

  private void open() {
    at++;
    if (++depth > DEEPEST) {
      throw mistake("hcl_too_deep", "Nested too deeply", at - 1, at);
    }
  }

  private void close(char bracket, int start) {
    if (at >= text.length()) {
      throw mistake("hcl_unterminated", "Bracket has no end", start, start + 1);
    }
    if (!takeIf(bracket)) {
      throw mistake(
          "\"%c\" is missing".formatted(bracket), "A comma stands before what follows here.");
    }
  }

  private Node word(String word, Node value) {
    if (!text.startsWith(word, at)) {
      throw mistake("Value is none", "There are true, false and null; text stands in quotes.");
    }
    at += word.length();
    return value;
  }

  /** {@code "-"? (0 | [1-9][0-9]*) ("." [0-9]+)? ([eE] [+-]? [0-9]+)?}. */
  private Node number() {
    int start = at;
    takeOne("-");
    if (!takeOne("0")) {
      digits();
    }
    if (takeOne(".")) {
      digits();
    }
    if (takeOne("eE")) {
      takeOne("+-");
      digits();
    }
    return new Node.Number(text.substring(start, at), start, at);
  }

  private boolean takeOne(String of) {
    boolean there = at < text.length() && of.indexOf(text.charAt(at)) >= 0;
    at += there ? 1 : 0;
    return there;
  }

  private void digits() {
    int start = at;
    while (takeOne("0123456789")) {
      // Each is one of the number's.
    }
    if (at == start) {
      throw mistake("Value is missing", "There should be a JSON value here.");
    }
  }

  private boolean takeIf(char c) {
    skipSpace();
    return takeOne(String.valueOf(c));
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (takeOne(" \t\r\n")) {
      // Nothing of it means anything.
    }
  }

  /** Goes on after a string. */
  void continueAt(int offset) {
    at = offset;
  }

  DiagnosticException mistake(String summary, String detail) {
    int end = Math.min(at + 1, text.length());
    return new DiagnosticException(
        Diagnostic.error("hcl_syntax", summary, detail, source.place(Math.min(at, end), end)));
  }

  private DiagnosticException mistake(String code, String summary, int start, int end) {
    return new DiagnosticException(
        Diagnostic.error(code, summary, "It was opened here.", source.place(start, end)));
  }
}

package io.driftwarden.rego.graphql;

import io.driftwarden.rego.value.StringValue;
import java.util.List;

/**
 * A token of a text.
 *
 * @param value of a name, number or string; else empty
 * @param comments those right before it
 */
record Token(Kind kind, String value, Position position, List<String> comments) {

  /** What a token is. */
  enum Kind {
    INVALID("<Invalid>"),
    END("<EOF>"),
    BANG("!"),
    DOLLAR("$"),
    AMPERSAND("&"),
    PAREN_OPEN("("),
    PAREN_CLOSE(")"),
    SPREAD("..."),
    COLON(":"),
    EQUALS("="),
    AT("@"),
    BRACKET_OPEN("["),
    BRACKET_CLOSE("]"),
    BRACE_OPEN("{"),
    BRACE_CLOSE("}"),
    PIPE("|"),
    NAME("Name"),
    INT("Int"),
    FLOAT("Float"),
    STRING("String"),
    BLOCK_STRING("BlockString");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isName(String name) {
    return kind == Kind.NAME && value.equals(name);
  }

  boolean isDescription() {
    return kind == Kind.STRING || kind == Kind.BLOCK_STRING;
  }

  /** Returns it as problems show it. */
  String shown() {
    return value.isEmpty() ? kind.shown() : kind.shown() + " " + new StringValue(value).toJson();
  }
}

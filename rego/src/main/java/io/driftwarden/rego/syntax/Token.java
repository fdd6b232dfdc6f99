package io.driftwarden.rego.syntax;

/**
 * A piece of text.
 *
 * @param text as written; of a string, what it means
 * @param line the line that it begins on, from 1
 * @param spaced whether white space or a comment stands before it
 */
record Token(Type type, String text, int start, int end, int line, boolean spaced) {
  enum Type {
    IDENT,
    NUMBER,
    STRING,
    TEMPLATE,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return type == Type.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return type == Type.IDENT && text.equals(word);
  }

  String shown() {
    return switch (type) {
      case END -> "end of file";
      case STRING, TEMPLATE -> "a string";
      case IDENT, NUMBER, SYMBOL -> "\"" + text + "\"";
    };
  }
}

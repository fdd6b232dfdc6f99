package io.driftwarden.helm.syntax;

/** One token of a template. The value is what it means: a string without quotes, a field's name. */
record Token(Kind kind, String value, int start, int end) {
  enum Kind {
    TEXT,
    OPEN,
    CLOSE,
    SPACE,
    IDENTIFIER,
    FIELD,
    VARIABLE,
    DOT,
    STRING,
    CHARACTER,
    NUMBER,
    PIPE,
    DECLARE,
    ASSIGN,
    COMMA,
    LEFT,
    RIGHT,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isWord(String word) {
    return kind == Kind.IDENTIFIER && value.equals(word);
  }
}

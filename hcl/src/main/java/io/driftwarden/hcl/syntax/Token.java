package io.driftwarden.hcl.syntax;

/** One token, by its stretch of the file's text. */
record Token(Kind kind, int start, int end) {
  int length() {
    return end - start;
  }

  enum Kind {
    IDENTIFIER("a name"),
    NUMBER("a number"),
    QUOTE_OPEN("a string"),
    QUOTE_CLOSE("the end of a string"),
    LITERAL("text"),
    HEREDOC_OPEN("a heredoc"),
    HEREDOC_CLOSE("the end of a heredoc"),
    INTERPOLATION("${"),
    DIRECTIVE("%{"),
    TEMPLATE_END("}"),
    BRACE_OPEN("{"),
    BRACE_CLOSE("}"),
    BRACKET_OPEN("["),
    BRACKET_CLOSE("]"),
    PAREN_OPEN("("),
    PAREN_CLOSE(")"),
    EQUAL("="),
    EQUAL_EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    AND("&&"),
    OR("||"),
    NOT("!"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    QUESTION("?"),
    COLON(":"),
    DOUBLE_COLON("::"),
    COMMA(","),
    DOT("."),
    ELLIPSIS("..."),
    ARROW("=>"),
    NEWLINE("the end of the line"),
    INVALID("something that is no token"),
    END("the end of the file");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /** Returns how an error names it. */
    String shown() {
      return Character.isLetter(shown.charAt(0)) ? shown : "\"" + shown + "\"";
    }
  }
}

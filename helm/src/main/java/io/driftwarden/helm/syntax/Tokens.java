package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/** The tokens of a file and where the parser is among them. */
final class Tokens {
  private final Source source;
  private final List<Token> tokens;
  private int at;

  Tokens(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    at += at < tokens.size() - 1 ? 1 : 0;
    return token;
  }

  /** Passes over white space, and reports whether there was any. */
  boolean space() {
    if (peek().is(Token.Kind.SPACE)) {
      at++;
      return true;
    }
    return false;
  }

  /** Reports whether an action begins here whose first word this is. */
  boolean opens(String word) {
    if (!peek().is(Token.Kind.OPEN)) {
      return false;
    }
    int first = tokens.get(at + 1).is(Token.Kind.SPACE) ? at + 2 : at + 1;
    return tokens.get(first).isWord(word);
  }

  /** Passes over a whole action that is one word. */
  void closing(String word) {
    if (!opens(word)) {
      throw unexpected("Expected {{ " + word + " }} here.");
    }
    next();
    space();
    next();
    expect(Token.Kind.CLOSE, "Expected }} after " + word + ".");
  }

  /** Returns the next token but white space, if it is of the wanted kind. */
  Token expect(Token.Kind kind, String otherwise) {
    space();
    if (!peek().is(kind)) {
      throw unexpected(otherwise);
    }
    return next();
  }

  RuntimeException unexpected(String detail) {
    Token here = peek();
    return SyntaxProblem.of(source, here.start(), here.end(), detail);
  }
}

package io.driftwarden.rego.graphql;

import io.driftwarden.rego.graphql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a text, one of which may be looked at before it is taken. */
final class TokenStream {
  private static final int DEEPEST = 100;

  private final Lexer lexer;
  private @Nullable Token ahead;
  private int depth;
  private List<String> lastComments = List.of();

  TokenStream(String text) {
    this.lexer = new Lexer(text);
  }

  /** Reads one part of a document. */
  interface Part<T> {
    T read() throws InvalidGraphQlException;
  }

  Token peek() {
    Token token = ahead;
    if (token == null) {
      token = lexer.next();
      ahead = token;
    }
    return token;
  }

  boolean at(Kind kind) {
    return peek().is(kind);
  }

  boolean atName(String name) {
    return peek().isName(name);
  }

  Token next() {
    Token token = peek();
    ahead = null;
    return token;
  }

  boolean skip(Kind kind) {
    boolean there = at(kind);
    if (there) {
      ahead = null;
    }
    return there;
  }

  Token expect(Kind kind) throws InvalidGraphQlException {
    Token token = peek();
    if (!token.is(kind)) {
      throw new InvalidGraphQlException(
          token.position(), "Expected %s, found %s".formatted(kind.shown(), token.kind().shown()));
    }
    return next();
  }

  String name() throws InvalidGraphQlException {
    return expect(Kind.NAME).value();
  }

  Token keyword(String word) throws InvalidGraphQlException {
    Token token = peek();
    if (!token.isName(word)) {
      throw new InvalidGraphQlException(
          token.position(), "Expected \"%s\", found %s".formatted(word, token.shown()));
    }
    return next();
  }

  InvalidGraphQlException unexpected() {
    return unexpected(peek());
  }

  static InvalidGraphQlException unexpected(Token token) {
    return new InvalidGraphQlException(token.position(), "Unexpected " + token.shown());
  }

  /** Reads parts between brackets, which may enclose none. */
  <T> List<T> any(Kind open, Kind close, Part<T> part) throws InvalidGraphQlException {
    expect(open);
    List<T> parts = new ArrayList<>();
    while (!at(close)) {
      parts.add(nested(part));
    }
    next();
    return parts;
  }

  /** Reads parts between brackets, if those are there; then they must enclose some. */
  <T> List<T> some(Kind open, Kind close, Part<T> part) throws InvalidGraphQlException {
    if (!skip(open)) {
      return List.of();
    }
    List<T> parts = new ArrayList<>();
    while (!at(close)) {
      parts.add(nested(part));
    }
    if (parts.isEmpty()) {
      throw new InvalidGraphQlException(
          peek().position(), "expected at least one definition, found " + peek().kind().shown());
    }
    lastComments = next().comments();
    return parts;
  }

  /** Returns the comments before the bracket that closed the last parts. */
  List<String> lastComments() {
    return lastComments;
  }

  <T> T nested(Part<T> part) throws InvalidGraphQlException {
    if (++depth > DEEPEST) {
      throw new InvalidGraphQlException(peek().position(), "nested too deep");
    }
    T read = part.read();
    depth--;
    return read;
  }
}

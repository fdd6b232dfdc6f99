package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tokens of a source with a position, the keywords in force, and the parser's limits. */
final class TokenStream {
  /** How deep terms and bodies may stand in each other. */
  static final int DEEPEST = 150;

  private static final Set<String> RESERVED =
      Set.of(
          "as", "default", "else", "false", "import", "null", "package", "not", "true", "with",
          "some");

  private static final Set<String> CALLED = Set.of("and", "or");

  private final Source source;
  private final List<Token> tokens;
  private final Set<String> keywords = new HashSet<>();
  private long reads;
  private int at;
  private int depth;

  TokenStream(Source source, List<Token> tokens, Set<String> keywords) {
    this.source = source;
    this.tokens = tokens;
    this.keywords.addAll(keywords);
  }

  Source source() {
    return source;
  }

  Set<String> keywords() {
    return keywords;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token last() {
    return tokens.get(Math.max(0, at - 1));
  }

  int position() {
    return at;
  }

  /** Goes back, to read the same tokens another way. */
  void reset(int position) {
    at = position;
  }

  Token next() {
    Token token = peek();
    if (++reads > 20L * tokens.size() + 100_000) {
      throw new SyntaxError(
          "Text is too ambiguous",
          "Name parts of it with := to read it in pieces.",
          span(token),
          true);
    }
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean at(String symbol) {
    return peek().is(symbol);
  }

  boolean atEnd() {
    return peek().type() == Token.Type.END;
  }

  /** Reports whether a keyword in force comes next, and not the start of a ref of that name. */
  boolean atWord(String word) {
    return peek().isWord(word) && isKeyword(word) && !startsRef();
  }

  boolean isKeyword(String word) {
    return RESERVED.contains(word) || keywords.contains(word);
  }

  private boolean startsRef() {
    Token after = peek(1);
    return !after.spaced() && (after.is(".") || after.is("["));
  }

  /** Some keywords are functions' names too. */
  private boolean startsCall() {
    return CALLED.contains(peek().text()) && peek(1).is("(") && !peek(1).spaced();
  }

  /** Reports whether a name comes next. */
  boolean atName() {
    Token token = peek();
    return token.type() == Token.Type.IDENT
        && (!isKeyword(token.text())
            || token.text().equals("contains")
            || startsRef()
            || startsCall());
  }

  boolean take(String symbol) {
    boolean there = at(symbol);
    if (there) {
      next();
    }
    return there;
  }

  boolean takeWord(String word) {
    boolean there = atWord(word);
    if (there) {
      next();
    }
    return there;
  }

  Token expect(String symbol) {
    if (!at(symbol)) {
      throw unexpected("\"" + symbol + "\"");
    }
    return next();
  }

  Token expectName(String what) {
    if (!atName()) {
      throw unexpected(what);
    }
    return next();
  }

  /** Reports whether the next token begins on a later line than the last one ended. */
  boolean onNewLine() {
    return source.place(last().end(), last().end()).line() < peek().line();
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw new SyntaxError(
          "Nested too deep", "At most %d levels are read.".formatted(DEEPEST), span(peek()), true);
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  void resetDepth(int level) {
    depth = level;
  }

  SyntaxError unexpected(String expected) {
    return error("Unexpected " + peek().shown(), "Expected %s here.".formatted(expected), peek());
  }

  SyntaxError error(String summary, String detail, Token token) {
    return new SyntaxError(summary, detail, span(token));
  }

  Span span(Token token) {
    return new Span(source, token.start(), token.end());
  }

  /** Returns the stretch from a token to the last one read. */
  Span since(Token first) {
    return new Span(source, first.start(), Math.max(first.end(), last().end()));
  }
}

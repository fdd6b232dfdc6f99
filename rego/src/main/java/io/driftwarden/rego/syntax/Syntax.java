package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import java.util.List;
import java.util.Set;

/** Reads text of the language. */
public final class Syntax {
  private Syntax() {}

  /** Returns a module of the syntax that has {@code if} and {@code contains}. */
  public static ParsedModule parseV1(Source source) {
    return parse(source, ModuleParser.V1_KEYWORDS);
  }

  /** Returns a module of the syntax to come, in which {@code and}, {@code or} are keywords too. */
  public static ParsedModule parseV2(Source source) {
    return parse(source, ModuleParser.V2_KEYWORDS);
  }

  /** Returns a module of the older syntax. */
  public static ParsedModule parseV0(Source source) {
    return parse(source, Set.of());
  }

  /**
   * Returns a module of whichever syntax it is sound in, the newer first. One that is sound in
   * neither is judged by the syntax whose keywords it uses.
   */
  public static ParsedModule parse(Source source) {
    ParsedModule newer = parseV1(source);
    if (newer.isSound()) {
      return newer;
    }
    ParsedModule older = parseV0(source);
    return older.isSound() || !looksNew(source) ? older : newer;
  }

  private static boolean looksNew(Source source) {
    try {
      List<Token> tokens = Lexer.scan(source, 0, source.text().length()).tokens();
      return tokens.stream().anyMatch(token -> token.isWord("if") || token.isWord("contains"));
    } catch (SyntaxError _) {
      return true;
    }
  }

  private static ParsedModule parse(Source source, Set<String> keywords) {
    try {
      Lexer.Result text = Lexer.scan(source, 0, source.text().length());
      return new ModuleParser(source, text, keywords).parse();
    } catch (SyntaxError problem) {
      Span all = new Span(source, 0, 0);
      Module nothing =
          new Module(
              source, keywords.contains("if"), List.of(), all, List.of(), List.of(), List.of());
      return new ParsedModule(nothing, List.of(), List.of(), List.of(problem.diagnostic()));
    }
  }

  /**
   * Returns a query: a body without a rule, of the newer syntax.
   *
   * @throws DiagnosticException for text that is none
   */
  public static Body parseQuery(Source source) {
    try {
      List<Token> tokens = Lexer.scan(source, 0, source.text().length()).tokens();
      TokenStream in = new TokenStream(source, tokens, ModuleParser.V1_KEYWORDS);
      if (in.atEnd()) {
        throw in.unexpected("a query");
      }
      return new BodyParser(in).query();
    } catch (SyntaxError problem) {
      Diagnostic diagnostic = problem.diagnostic();
      throw new DiagnosticException(diagnostic);
    }
  }
}

package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;

/** Parses HCL 2. */
public final class Hcl {
  private Hcl() {}

  /** A tree, and what is wrong with the text; the tree holds what could be read all the same. */
  public record Parsed<T>(T tree, List<Diagnostic> diagnostics) {
    public Parsed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Returns the body that a file is. */
  public static Parsed<Body> file(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Tokens tokens = new Tokens(source, new Scanner(source, diagnostics).scan(), diagnostics);
    Body body = new BodyParser(tokens).file();
    return new Parsed<>(body, diagnostics);
  }

  /** Returns the expression that a text is. */
  public static Parsed<Expression> expression(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Tokens tokens = new Tokens(source, new Scanner(source, diagnostics).scan(), diagnostics);
    Expression expression = new ExpressionParser(tokens).whole();
    return new Parsed<>(expression, diagnostics);
  }

  /** Returns the template that a text is, without quotes around it. */
  public static Parsed<Expression> template(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Token> scanned = new Scanner(source, diagnostics).scanTemplate();
    Tokens tokens = new Tokens(source, scanned, diagnostics);
    Expression expression = new TemplateParser(tokens, new ExpressionParser(tokens)).bare();
    return new Parsed<>(expression, diagnostics);
  }
}

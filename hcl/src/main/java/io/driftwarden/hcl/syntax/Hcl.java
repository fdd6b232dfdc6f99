package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    return parsed(Input.of(source), Scanner::scan, tokens -> new BodyParser(tokens).file());
  }

  /** Returns the expression that a text is. */
  public static Parsed<Expression> expression(Source source) {
    return parsed(Input.of(source), Scanner::scan, tokens -> new ExpressionParser(tokens).whole());
  }

  /** Returns the template that a text is, without quotes around it. */
  public static Parsed<Expression> template(Source source) {
    return parsed(Input.of(source), Scanner::scanTemplate, Hcl::bare);
  }

  private static Expression bare(Tokens tokens) {
    return new TemplateParser(tokens, new ExpressionParser(tokens)).bare();
  }

  private static <T> Parsed<T> parsed(
      Input input, Function<Scanner, List<Token>> scan, Function<Tokens, T> parse) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Token> scanned = scan.apply(new Scanner(input, diagnostics));
    T tree = parse.apply(new Tokens(input, scanned, diagnostics));
    return new Parsed<>(tree, diagnostics);
  }
}

package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one template file. A file is itself a template, and may define others by name.
 *
 * <p>The first mistake ends the file: an unbalanced block makes what follows it meaningless.
 */
public final class Parser {
  private static final int DEEPEST = 100;

  private final Source source;
  private final Tokens tokens;
  private final Expressions expressions;
  private final List<Template> templates = new ArrayList<>();
  private int depth;
  private int loops;

  private Parser(Source source, Set<String> functions) {
    this.source = source;
    this.tokens = new Tokens(source, Lexer.tokens(source));
    this.expressions = new Expressions(source, tokens, functions);
  }

  /**
   * Returns the templates of a file: those that it defines, and last itself under the given name.
   *
   * @param functions the names that may be called
   * @throws DiagnosticException with the place of the first mistake
   */
  public static List<Template> parse(String name, Source source, Set<String> functions) {
    Parser parser = new Parser(source, functions);
    List<Statement> body = parser.body();
    if (!parser.tokens.peek().is(Token.Kind.END)) {
      throw parser.unexpected();
    }
    parser.templates.add(new Template(name, source, body));
    return parser.templates;
  }

  /** body = { text | action } , up to an end, else or define that belongs to what is outside. */
  private List<Statement> body() {
    if (++depth > DEEPEST) {
      Token here = tokens.peek();
      throw SyntaxProblem.of(
          source, here.start(), here.end(), "Blocks are nested more than 100 levels deep.");
    }
    List<Statement> body = new ArrayList<>();
    while (!tokens.peek().is(Token.Kind.END) && !endsBody()) {
      statement(body);
    }
    depth--;
    return body;
  }

  private boolean endsBody() {
    return tokens.opens("end") || tokens.opens("else");
  }

  private void statement(List<Statement> body) {
    Token first = tokens.next();
    if (first.is(Token.Kind.TEXT)) {
      body.add(new Statement.Text(first.value(), first.start(), first.end()));
      return;
    }
    tokens.space();
    Token word = tokens.peek();
    switch (word.is(Token.Kind.IDENTIFIER) ? word.value() : "") {
      case "if" -> body.add(conditional(first, Branch.IF));
      case "with" -> body.add(conditional(first, Branch.WITH));
      case "range" -> body.add(conditional(first, Branch.RANGE));
      case "template" -> body.add(call(first));
      case "define" -> define(first);
      case "block" -> body.add(block(first));
      case "break", "continue" -> body.add(jump(first));
      default -> body.add(action(first));
    }
  }

  private enum Branch {
    IF,
    WITH,
    RANGE
  }

  /** action = pipeline "}}" */
  private Statement action(Token open) {
    Pipeline pipeline = expressions.pipeline(0);
    Token close = tokens.expect(Token.Kind.CLOSE, "Expected | or }} here.");
    return new Statement.Action(pipeline, open.start(), close.end());
  }

  /** conditional = ("if" | "with" | "range") pipeline "}}" body [ else ] "{{" "end" "}}" */
  private Statement conditional(Token open, Branch branch) {
    tokens.next();
    loops += branch == Branch.RANGE ? 1 : 0;
    int before = expressions.declared();
    Pipeline pipeline =
        branch == Branch.RANGE ? expressions.rangePipeline() : expressions.pipeline(0);
    Token close = tokens.expect(Token.Kind.CLOSE, "Expected }} here.");
    List<Statement> then = body();
    loops -= branch == Branch.RANGE ? 1 : 0;
    List<Statement> otherwise = otherwise(open, branch);
    expressions.forgetTo(before);
    int start = open.start();
    int end = close.end();
    return switch (branch) {
      case IF -> new Statement.If(pipeline, then, otherwise, start, end);
      case WITH -> new Statement.With(pipeline, then, otherwise, start, end);
      case RANGE -> new Statement.Range(pipeline, then, otherwise, start, end);
    };
  }

  /** else = "{{" "else" ( "}}" body | ("if" | "with") … ) ; an else if shares the end. */
  private List<Statement> otherwise(Token open, Branch branch) {
    if (tokens.opens("end")) {
      tokens.closing("end");
      return List.of();
    }
    if (!tokens.opens("else")) {
      throw SyntaxProblem.of(
          source, open.start(), open.end(), "The block that opens here has no {{ end }}.");
    }
    Token again = tokens.next();
    tokens.space();
    tokens.next();
    tokens.space();
    Token word = tokens.peek();
    boolean chained =
        switch (branch) {
          case IF -> word.isWord("if");
          case WITH -> word.isWord("with");
          case RANGE -> false;
        };
    if (chained) {
      return List.of(deeper(again, branch));
    }
    tokens.expect(Token.Kind.CLOSE, "Expected }} or if after else.");
    List<Statement> body = body();
    tokens.closing("end");
    return body;
  }

  private Statement deeper(Token open, Branch branch) {
    if (++depth > DEEPEST) {
      throw SyntaxProblem.of(
          source, open.start(), open.end(), "There are more than 100 else branches.");
    }
    Statement statement = conditional(open, branch);
    depth--;
    return statement;
  }

  /** jump = "break" "}}" | "continue" "}}" , in a range only */
  private Statement jump(Token open) {
    Token word = tokens.next();
    Token close = tokens.expect(Token.Kind.CLOSE, "Expected }} after " + word.value() + ".");
    if (loops == 0) {
      throw SyntaxProblem.of(
          source, word.start(), word.end(), word.value() + " stands outside of a range.");
    }
    return word.value().equals("break")
        ? new Statement.Break(open.start(), close.end())
        : new Statement.Continue(open.start(), close.end());
  }

  /** call = "template" string [ pipeline ] "}}" */
  private Statement call(Token open) {
    tokens.next();
    String name = name("template");
    Optional<Pipeline> argument = argument();
    Token close = tokens.expect(Token.Kind.CLOSE, "Expected }} here.");
    return new Statement.Call(name, argument, open.start(), close.end());
  }

  private Optional<Pipeline> argument() {
    tokens.space();
    return tokens.peek().is(Token.Kind.CLOSE)
        ? Optional.empty()
        : Optional.of(expressions.pipeline(0));
  }

  /** define = "define" string "}}" body "{{" "end" "}}" */
  private void define(Token open) {
    tokens.next();
    if (depth > 1) {
      throw SyntaxProblem.of(
          source, open.start(), open.end(), "A define can't stand inside another block.");
    }
    String name = name("define");
    tokens.expect(Token.Kind.CLOSE, "Expected }} after the name.");
    definition(name, open);
  }

  private void definition(String name, Token open) {
    int outside = loops;
    loops = 0;
    int before = expressions.hide();
    List<Statement> body = body();
    expressions.show(before);
    loops = outside;
    if (!tokens.opens("end")) {
      throw SyntaxProblem.of(
          source, open.start(), open.end(), "The block that opens here has no {{ end }}.");
    }
    tokens.closing("end");
    Template template = new Template(name, source, body);
    if (!template.isBlank() && templates.stream().anyMatch(t -> isSame(t, name))) {
      throw SyntaxProblem.of(
          source,
          open.start(),
          open.end(),
          "The template \"%s\" is defined twice in this file.".formatted(name));
    }
    templates.add(template);
  }

  private static boolean isSame(Template template, String name) {
    return template.name().equals(name) && !template.isBlank();
  }

  /** block = "block" string pipeline "}}" body "{{" "end" "}}" */
  private Statement block(Token open) {
    tokens.next();
    String name = name("block");
    Optional<Pipeline> argument = argument();
    Token close = tokens.expect(Token.Kind.CLOSE, "Expected }} here.");
    definition(name, open);
    return new Statement.Call(name, argument, open.start(), close.end());
  }

  private String name(String what) {
    tokens.space();
    return tokens
        .expect(Token.Kind.STRING, "Expected the name in quotes after " + what + ".")
        .value();
  }

  private DiagnosticException unexpected() {
    Token open = tokens.next();
    tokens.space();
    Token word = tokens.peek();
    return SyntaxProblem.of(
        source,
        open.start(),
        word.end(),
        "This {{ %s }} has no block to belong to.".formatted(word.value()));
  }
}

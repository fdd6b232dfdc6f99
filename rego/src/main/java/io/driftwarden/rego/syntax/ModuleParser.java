package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a module: its package, imports and rules. After a mistake it goes on at the next rule. */
final class ModuleParser {
  private static final int MOST_PROBLEMS = 10;
  static final Set<String> V1_KEYWORDS = Set.of("in", "every", "if", "contains");
  static final Set<String> V2_KEYWORDS =
      Set.of("in", "every", "if", "contains", "and", "or", "not");

  private final TokenStream in;
  private final BodyParser bodies;
  private final CommentBlocks comments;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<Import> directives = new ArrayList<>();
  private final List<Comment> remarks = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private boolean strict;

  ModuleParser(Source source, Lexer.Result text, Set<String> keywords) {
    this.in = new TokenStream(source, text.tokens(), keywords);
    this.bodies = new BodyParser(in);
    this.comments = new CommentBlocks(source, text.comments());
    this.strict = keywords.contains("if");
    for (Lexer.Comment comment : text.comments()) {
      remarks.add(new Comment(comment.text(), new Span(source, comment.start(), comment.end())));
    }
  }

  /** {@code module = package { import } { rule }}. */
  ParsedModule parse() {
    List<String> path = List.of();
    Token first = in.peek();
    List<CommentBlock> annotations = comments.before(first.start());
    try {
      path = packagePath();
    } catch (SyntaxError problem) {
      problems.add(problem.diagnostic());
      recover();
    }
    Span packageSpan = in.since(first);
    while (!in.atEnd() && problems.size() < MOST_PROBLEMS) {
      statement();
    }
    Module module = new Module(in.source(), strict, path, packageSpan, annotations, imports, rules);
    return new ParsedModule(module, directives, remarks, problems);
  }

  private void statement() {
    int start = in.position();
    try {
      if (in.atWord("import")) {
        importStatement();
      } else {
        RuleParser parser = new RuleParser(in, bodies, strict);
        rules.addAll(parser.rule(comments.before(in.peek().start())));
      }
    } catch (SyntaxError problem) {
      problems.add(problem.diagnostic());
      in.resetDepth(0);
      if (in.position() == start) {
        in.next();
      }
      recover();
    }
  }

  /** Skips to what looks like the next statement: a name at the start of a line. */
  private void recover() {
    while (!in.atEnd() && !startsLine(in.peek())) {
      in.next();
    }
  }

  private boolean startsLine(Token token) {
    return token.type() == Token.Type.IDENT && in.span(token).place().column() == 1;
  }

  private List<String> packagePath() {
    if (!in.takeWord("package")) {
      throw in.unexpected("\"package\"");
    }
    return names(bodies.terms().term());
  }

  private List<String> names(Term term) {
    List<String> names = new ArrayList<>();
    switch (term) {
      case Term.Var name -> names.add(name.name());
      case Term.Ref ref when ref.head() instanceof Term.Var head -> {
        names.add(head.name());
        ref.path().forEach(part -> names.add(text(part)));
      }
      default -> throw new SyntaxError("Not a path", "Expected a path of names.", term.span());
    }
    return names;
  }

  private static String text(Term part) {
    if (part instanceof Term.Scalar scalar && scalar.value() instanceof StringValue name) {
      return name.text();
    }
    throw new SyntaxError("Not a path", "Expected names only.", part.span());
  }

  /** {@code import = "import" path [ "as" name ]}. */
  private void importStatement() {
    Token first = in.next();
    Term target = bodies.terms().term();
    List<String> path = names(target);
    @Nullable String alias = in.takeWord("as") ? in.expectName("a name").text() : null;
    Span span = in.since(first);
    String root = path.getFirst();
    if (alias != null && (alias.equals("data") || alias.equals("input"))) {
      throw in.error(
          "Reserved name", "unexpected import alias, must not be a reserved name.", first);
    }
    switch (root) {
      case "data", "input" ->
          imports.add(new Import(root, path.subList(1, path.size()), alias, span));
      case "future" -> {
        futureImport(path, target);
        directives.add(new Import(root, path.subList(1, path.size()), alias, span));
      }
      case "rego" -> {
        regoImport(path, target);
        directives.add(new Import(root, path.subList(1, path.size()), alias, span));
      }
      default ->
          throw new SyntaxError(
              "Unknown import", "Imports begin with data, input, future or rego.", target.span());
    }
  }

  private void futureImport(List<String> path, Term target) {
    boolean all = path.size() == 2 && path.get(1).equals("keywords");
    String word = path.size() == 3 && path.get(1).equals("keywords") ? path.get(2) : "";
    if (all) {
      in.keywords().addAll(V1_KEYWORDS);
      in.keywords().addAll(Set.of("and", "or", "not"));
    } else if (word.equals("every")) {
      in.keywords().addAll(Set.of("in", "every"));
    } else if (V1_KEYWORDS.contains(word) || Set.of("and", "or", "not").contains(word)) {
      in.keywords().add(word);
    } else {
      throw new SyntaxError(
          "Unknown keyword", "future.keywords has in, every, if, contains.", target.span());
    }
  }

  private void regoImport(List<String> path, Term target) {
    String version = path.size() == 2 ? path.get(1) : "";
    if (!version.equals("v1") && !version.equals("v2")) {
      throw new SyntaxError("Unknown version", "There is rego.v1 and rego.v2.", target.span());
    }
    in.keywords().addAll(V1_KEYWORDS);
    strict = true;
    if (version.equals("v2")) {
      in.keywords().addAll(Set.of("and", "or", "not"));
    }
  }
}

package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of the parser that reads what is inside of an action. */
final class Expressions {
  private static final int DEEPEST = 50;

  /** Each use of a variable looks for it among them. */
  private static final int MOST_VARIABLES = 1_000;

  private final Source source;
  private final Tokens tokens;
  private final Set<String> functions;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private final List<List<String>> hidden = new ArrayList<>();

  Expressions(Source source, Tokens tokens, Set<String> functions) {
    this.source = source;
    this.tokens = tokens;
    this.functions = functions;
  }

  /** Returns how many variables can be seen. */
  int declared() {
    return variables.size();
  }

  void forgetTo(int count) {
    variables.subList(count, variables.size()).clear();
  }

  /** Begins a definition, which sees no variable from outside. */
  int hide() {
    hidden.add(variables);
    variables = new ArrayList<>(List.of("$"));
    return hidden.size() - 1;
  }

  void show(int index) {
    variables = hidden.remove(index);
  }

  /** range = [ variable [ "," variable ] ( ":=" | "=" ) ] pipeline */
  Pipeline rangePipeline() {
    return pipeline(0, 2);
  }

  /** pipeline = [ variable ( ":=" | "=" ) ] command { "|" command } */
  Pipeline pipeline(int depth) {
    return pipeline(depth, 1);
  }

  private Pipeline pipeline(int depth, int mostVariables) {
    tokens.space();
    int start = tokens.peek().start();
    if (depth > DEEPEST) {
      throw tokens.unexpected("Parentheses are nested more than 50 levels deep.");
    }
    Assigned assigned = assigned();
    if (assigned.names().size() > mostVariables) {
      throw tokens.unexpected("Only a range sets two variables.");
    }
    List<Command> commands = new ArrayList<>();
    commands.add(command(depth, assigned.first()));
    while (tokens.peek().is(Token.Kind.PIPE)) {
      tokens.next();
      tokens.space();
      if (isEnd(tokens.peek())) {
        break; // Go takes a | with nothing behind it.
      }
      commands.add(command(depth, List.of()));
    }
    checkPiped(commands);
    variables.addAll(assigned.declares() ? assigned.names() : List.of());
    if (variables.size() > MOST_VARIABLES) {
      throw tokens.unexpected("More than 1,000 variables can be seen here.");
    }
    int end = tokens.peek().start();
    return new Pipeline(assigned.names(), assigned.declares(), commands, start, end);
  }

  private static boolean isEnd(Token token) {
    return token.is(Token.Kind.CLOSE) || token.is(Token.Kind.RIGHT);
  }

  private void checkPiped(List<Command> commands) {
    for (Command command : commands.subList(1, commands.size())) {
      switch (command.first()) {
        case Expression.Dot _,
            Expression.Nil _,
            Expression.Truth _,
            Expression.Whole _,
            Expression.Fraction _,
            Expression.Text _ ->
            throw SyntaxProblem.of(
                source,
                command.first().start(),
                command.first().end(),
                "What is behind a | must be a function, and this is a value.");
        case Expression.Field _,
            Expression.Variable _,
            Expression.Chain _,
            Expression.Identifier _,
            Expression.Nested _ -> {}
      }
    }
  }

  /** The left side of an assignment, or the operand that turned out not to be one. */
  private record Assigned(List<String> names, boolean declares, List<Expression> first) {}

  private Assigned assigned() {
    if (!tokens.peek().is(Token.Kind.VARIABLE)) {
      return new Assigned(List.of(), false, List.of());
    }
    Token variable = tokens.next();
    boolean spaced = tokens.space();
    List<String> names = new ArrayList<>(List.of(variable.value()));
    if (tokens.peek().is(Token.Kind.COMMA)) {
      tokens.next();
      names.add(tokens.expect(Token.Kind.VARIABLE, "Expected a second variable here.").value());
      tokens.space();
    }
    if (tokens.peek().is(Token.Kind.DECLARE)) {
      tokens.next();
      return new Assigned(names, true, List.of());
    }
    if (tokens.peek().is(Token.Kind.ASSIGN)) {
      tokens.next();
      names.forEach(name -> checkKnown(name, variable));
      return new Assigned(names, false, List.of());
    }
    if (names.size() > 1) {
      throw tokens.unexpected("Expected := after the variables.");
    }
    Expression operand =
        spaced ? variable(variable, List.of()) : chained(variable(variable, path()));
    return new Assigned(List.of(), false, List.of(operand));
  }

  /** command = operand { space operand } */
  private Command command(int depth, List<Expression> before) {
    List<Expression> operands = new ArrayList<>(before);
    tokens.space();
    while (startsOperand(tokens.peek())) {
      operands.add(operand(depth));
      if (!tokens.space()) {
        break;
      }
    }
    switch (tokens.peek().kind()) {
      case PIPE, CLOSE, RIGHT -> {}
      default -> throw tokens.unexpected("Expected a space, | or }} here.");
    }
    if (operands.isEmpty()) {
      throw tokens.unexpected("Expected a value or a function here.");
    }
    return new Command(operands);
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER, FIELD, VARIABLE, DOT, STRING, CHARACTER, NUMBER, LEFT -> true;
      case TEXT, OPEN, CLOSE, SPACE, PIPE, DECLARE, ASSIGN, COMMA, RIGHT, END -> false;
    };
  }

  /** operand = term { field } */
  private Expression operand(int depth) {
    Token token = tokens.next();
    return switch (token.kind()) {
      case FIELD -> new Expression.Field(with(token.value(), path()), token.start(), end());
      case VARIABLE -> variable(token, path());
      case LEFT -> nested(token, depth);
      default -> chained(term(token));
    };
  }

  private Expression term(Token token) {
    int start = token.start();
    int end = token.end();
    return switch (token.kind()) {
      case DOT -> new Expression.Dot(start, end);
      case STRING -> new Expression.Text(token.value(), start, end);
      case CHARACTER -> character(token);
      case NUMBER -> Numbers.read(token, source);
      default -> word(token);
    };
  }

  private Expression character(Token token) {
    if (token.value().codePointCount(0, token.value().length()) != 1) {
      throw SyntaxProblem.of(
          source, token.start(), token.end(), "Single quotes hold one character. Use double ones.");
    }
    return new Expression.Whole(token.value().codePointAt(0), token.start(), token.end());
  }

  private Expression word(Token token) {
    return switch (token.value()) {
      case "nil" -> new Expression.Nil(token.start(), token.end());
      case "true" -> new Expression.Truth(true, token.start(), token.end());
      case "false" -> new Expression.Truth(false, token.start(), token.end());
      default -> identifier(token);
    };
  }

  private Expression identifier(Token token) {
    if (!functions.contains(token.value())) {
      throw SyntaxProblem.unknownFunction(
          token.value(), functions, source.place(token.start(), token.end()));
    }
    return new Expression.Identifier(token.value(), token.start(), token.end());
  }

  private Expression variable(Token token, List<String> path) {
    checkKnown(token.value(), token);
    return new Expression.Variable(
        token.value(), path, token.start(), Math.max(end(), token.end()));
  }

  private void checkKnown(String name, Token token) {
    if (!variables.contains(name)) {
      throw SyntaxProblem.of(
          source,
          token.start(),
          token.end(),
          "The variable %s is not declared here.%s".formatted(name, Nearest.hint(name, variables)));
    }
  }

  private Expression nested(Token left, int depth) {
    int before = declared();
    Pipeline pipeline = pipeline(depth + 1);
    forgetTo(before);
    Token right = tokens.expect(Token.Kind.RIGHT, "Expected ) here.");
    return chained(new Expression.Nested(pipeline, left.start(), right.end()));
  }

  private Expression chained(Expression base) {
    List<String> path = path();
    return path.isEmpty() ? base : new Expression.Chain(base, path, base.start(), end());
  }

  /** path = { field } , with nothing between */
  private List<String> path() {
    List<String> path = new ArrayList<>();
    while (tokens.peek().is(Token.Kind.FIELD)) {
      path.add(tokens.next().value());
    }
    return path;
  }

  private int end() {
    return tokens.peek().start();
  }

  private static List<String> with(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return List.copyOf(all);
  }
}

package io.driftwarden.rego.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads bodies and their literals. */
final class BodyParser {
  private final TokenStream in;
  private final TermParser terms;

  BodyParser(TokenStream in) {
    this.in = in;
    this.terms = new TermParser(in, this);
  }

  TermParser terms() {
    return terms;
  }

  /** {@code block = "{" body "}"}. */
  Body block() {
    in.expect("{");
    return body("}");
  }

  /** {@code body = literal { ( ";" | newline ) literal }}, with its closing symbol. */
  Body body(String close) {
    in.enter();
    if (in.at(close)) {
      throw in.error("Empty body", "Write a condition, or true.", in.peek());
    }
    List<Literal> literals = new ArrayList<>();
    while (!in.at(close)) {
      literals.add(literal());
      boolean separated = in.take(";") || in.at(close) || in.onNewLine();
      if (!separated) {
        throw in.unexpected("a new line, \";\" or \"" + close + "\"");
      }
    }
    in.expect(close);
    in.leave();
    return new Body(literals);
  }

  /** Reads literals up to the end of the text. */
  Body query() {
    List<Literal> literals = new ArrayList<>();
    while (!in.atEnd()) {
      literals.add(literal());
      if (!in.take(";") && !in.atEnd() && !in.onNewLine()) {
        throw in.unexpected("a new line or \";\"");
      }
    }
    return new Body(literals);
  }

  /** {@code literal = or-chain { "with" target "as" value }}. */
  Literal literal() {
    in.enter();
    Literal literal = logical();
    in.leave();
    return literal;
  }

  private Literal logical() {
    Token first = in.peek();
    boolean active = in.keywords().contains("and") || in.keywords().contains("or");
    return withs(active ? either(first) : single());
  }

  /** {@code or-chain = and-chain { "or" and-chain }}. */
  private Literal either(Token first) {
    Body left = both(first);
    if (!in.atWord("or")) {
      return left.literals().getFirst();
    }
    while (in.takeWord("or")) {
      Body right = both(in.peek());
      left = bodyOf(new Expression.Or(left, right, in.since(first)));
    }
    return left.literals().getFirst();
  }

  /** {@code and-chain = operand { "and" operand }}. */
  private Body both(Token first) {
    Body left = operand();
    while (in.takeWord("and")) {
      left = bodyOf(new Expression.And(left, operand(), in.since(first)));
    }
    return left;
  }

  private static Body bodyOf(Expression expression) {
    return new Body(List.of(new Literal(false, expression, List.of(), expression.span())));
  }

  /** {@code operand = block | "(" literal ")" | single}; braces alone are a set. */
  private Body operand() {
    int start = in.position();
    boolean afterOperator = in.last().isWord("and") || in.last().isWord("or");
    if (in.at("{")) {
      Optional<Body> body = attempt(this::block);
      if (body.isPresent() && (afterOperator || in.atWord("and") || in.atWord("or"))) {
        return body.get();
      }
      in.reset(start);
    }
    return group().map(Body::of).orElseGet(() -> Body.of(single()));
  }

  private Optional<Literal> group() {
    int start = in.position();
    if (!in.at("(")) {
      return Optional.empty();
    }
    Optional<Literal> group =
        attempt(() -> {
          in.next();
          Literal inner = literal();
          in.expect(")");
          return inner;
        });
    boolean isTerm = group.isPresent() && isTerm(group.get());
    if (isTerm) {
      in.reset(start);
    }
    return isTerm ? Optional.empty() : group;
  }

  private static boolean isTerm(Literal literal) {
    return !isLogical(literal)
        && !literal.negated()
        && !(literal.expression() instanceof Expression.NotBody)
        && literal.withs().isEmpty();
  }

  /** Reads something if it is there, else goes back. */
  private <T> Optional<T> attempt(Supplier<T> read) {
    int start = in.position();
    int depth = in.depth();
    try {
      return Optional.of(read.get());
    } catch (SyntaxError problem) {
      problem.throwIfFinal();
      in.resetDepth(depth);
      in.reset(start);
      return Optional.empty();
    }
  }

  private static boolean isLogical(Literal literal) {
    return literal.expression() instanceof Expression.And
        || literal.expression() instanceof Expression.Or;
  }

  private Literal single() {
    Token first = in.peek();
    if (in.atWord("some")) {
      return plain(some(), first);
    }
    if (in.atWord("every")) {
      return plain(every(), first);
    }
    boolean negated = in.takeWord("not");
    if (negated && (in.atWord("some") || in.atWord("every"))) {
      throw in.unexpected("an expression after \"not\"");
    }
    return negated && in.keywords().contains("not")
        ? plain(new Expression.NotBody(negatedBody(), in.since(first)), first)
        : new Literal(negated, expression(), List.of(), in.since(first));
  }

  /** What {@code not} denies where it may deny a whole body. */
  private Body negatedBody() {
    if (in.at("{")) {
      return block();
    }
    Token first = in.peek();
    return group().map(Body::of).orElseGet(() -> Body.of(plain(expression(), first)));
  }

  private Literal plain(Expression expression, Token first) {
    return new Literal(false, expression, List.of(), in.since(first));
  }

  /** {@code expression = infix [ ( ":=" | "=" ) infix ]}. */
  private Expression expression() {
    Token first = in.peek();
    Term left = terms.infix(true);
    if (in.take(":=")) {
      Term right = terms.infix(true);
      return new Expression.Assign(left, right, in.since(first));
    }
    if (in.take("=")) {
      Term right = terms.infix(true);
      return new Expression.Unify(left, right, in.since(first));
    }
    return new Expression.Condition(left, in.since(first));
  }

  private Literal withs(Literal literal) {
    List<Literal.With> withs = new ArrayList<>(literal.withs());
    while (in.atWord("with")) {
      Token first = in.next();
      Term target = terms.term();
      if (!(target instanceof Term.Var || target instanceof Term.Ref)) {
        throw in.error("Not a target", "Expected input, data or a function after with.", first);
      }
      if (!in.takeWord("as")) {
        throw in.unexpected("\"as\"");
      }
      withs.add(new Literal.With(target, terms.infix(false), in.since(first)));
    }
    return new Literal(literal.negated(), literal.expression(), withs, literal.span());
  }

  /** {@code some = "some" ( name { "," name } | [ term "," ] term "in" term )}. */
  private Expression some() {
    Token first = in.next();
    int start = in.position();
    Term term = terms.infix(true);
    if (term instanceof Term.Infix infix && infix.symbol().equals("in")) {
      List<Term> parts = infix.operands();
      Term key = parts.size() == 3 ? parts.getFirst() : null;
      return new Expression.SomeIn(
          key, parts.get(parts.size() - 2), parts.getLast(), in.since(first));
    }
    in.reset(start);
    List<Term.Var> variables = new ArrayList<>();
    do {
      variables.add(variable());
    } while (in.take(","));
    return new Expression.SomeVars(variables, in.since(first));
  }

  private Term.Var variable() {
    Token name = in.expectName("a variable");
    return new Term.Var(name.text(), in.span(name));
  }

  /** {@code every = "every" [ name "," ] name "in" infix block}. */
  private Expression every() {
    Token first = in.next();
    Term.Var value = variable();
    Term.@Nullable Var key = null;
    if (in.take(",")) {
      key = value;
      value = variable();
    }
    if (!in.takeWord("in")) {
      throw in.unexpected("\"in\"");
    }
    Term domain = terms.infix(false);
    Body body = block();
    return new Expression.Every(key, value, domain, body, in.since(first));
  }
}

package io.driftwarden.rego.syntax;

import java.util.ArrayList;
import java.util.List;
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
    if (!in.isKeyword("and") && !in.isKeyword("or")) {
      return single();
    }
    Body left = and(first);
    if (!in.atWord("or")) {
      return left.literals().size() == 1 && !explicit ? left.literals().getFirst() : wrapped(left);
    }
    while (in.takeWord("or")) {
      Body right = and(in.peek());
      left = bodyOf(new Expression.Or(left, right, in.since(first)));
    }
    return withs(left.literals().getFirst());
  }

  private boolean explicit;

  private Literal wrapped(Body body) {
    throw in.error(
        "Braces without an operator",
        "A body in braces stands left or right of \"and\" or \"or\".",
        body.literals().isEmpty() ? in.peek() : in.last());
  }

  private Body and(Token first) {
    Body left = operand();
    while (in.takeWord("and")) {
      Body right = operand();
      explicit = false;
      left = bodyOf(new Expression.And(left, right, in.since(first)));
    }
    return left;
  }

  private Body bodyOf(Expression expression) {
    explicit = false;
    return new Body(List.of(new Literal(false, expression, List.of(), expression.span())));
  }

  private Body operand() {
    int start = in.position();
    int depth = in.depth();
    explicit = false;
    if (in.at("{")) {
      try {
        Body body = block();
        if (in.atWord("and") || in.atWord("or") || (start > 0 && isOperator(start))) {
          explicit = true;
          return body;
        }
      } catch (SyntaxError _) {
        in.resetDepth(depth);
      }
      in.reset(start);
    }
    if (in.at("(")) {
      try {
        in.next();
        Literal inner = literal();
        in.expect(")");
        if (isLogical(inner)) {
          explicit = false;
          return new Body(List.of(inner));
        }
      } catch (SyntaxError _) {
        in.resetDepth(depth);
      }
      in.reset(start);
    }
    return new Body(List.of(single()));
  }

  private boolean isOperator(int start) {
    in.reset(start - 1);
    boolean operator = in.atWord("and") || in.atWord("or");
    in.reset(start);
    if (operator) {
      block();
    }
    return operator;
  }

  private static boolean isLogical(Literal literal) {
    return literal.expression() instanceof Expression.And
        || literal.expression() instanceof Expression.Or;
  }

  private Literal single() {
    Token first = in.peek();
    if (in.atWord("some")) {
      return withs(plain(some(), first));
    }
    if (in.atWord("every")) {
      return withs(plain(every(), first));
    }
    boolean negated = in.takeWord("not");
    if (negated && in.keywords().contains("not") && in.at("{")) {
      Body body = block();
      return withs(plain(new Expression.NotBody(body, in.since(first)), first));
    }
    if (negated && (in.atWord("some") || in.atWord("every"))) {
      throw in.unexpected("an expression after \"not\"");
    }
    Expression expression = expression();
    return withs(new Literal(negated, expression, List.of(), in.since(first)));
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
    Token first = in.peek();
    while (in.takeWord("with")) {
      Term target = terms.term();
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

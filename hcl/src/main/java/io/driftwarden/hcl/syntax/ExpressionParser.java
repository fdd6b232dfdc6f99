package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression.Operator;
import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Parses expressions, by precedence climbing. */
final class ExpressionParser {
  private static final Map<Kind, Operator> OPERATORS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Kind.OR, Operator.OR),
              Map.entry(Kind.AND, Operator.AND),
              Map.entry(Kind.EQUAL_EQUAL, Operator.EQUAL),
              Map.entry(Kind.NOT_EQUAL, Operator.NOT_EQUAL),
              Map.entry(Kind.LESS, Operator.LESS),
              Map.entry(Kind.LESS_EQUAL, Operator.LESS_EQUAL),
              Map.entry(Kind.GREATER, Operator.GREATER),
              Map.entry(Kind.GREATER_EQUAL, Operator.GREATER_EQUAL),
              Map.entry(Kind.PLUS, Operator.ADD),
              Map.entry(Kind.MINUS, Operator.SUBTRACT),
              Map.entry(Kind.STAR, Operator.MULTIPLY),
              Map.entry(Kind.SLASH, Operator.DIVIDE),
              Map.entry(Kind.PERCENT, Operator.MODULO)));

  private final Tokens tokens;
  private final TemplateParser templates;
  private final CollectionParser collections;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.templates = new TemplateParser(tokens, this);
    this.collections = new CollectionParser(tokens, this);
  }

  /** Returns the expression that all the tokens are. */
  Expression whole() {
    try {
      tokens.newlines(false);
      Expression expression = expression();
      tokens.expect(Kind.END, "after the expression");
      return expression;
    } catch (Tokens.Recover e) {
      return new Expression.NullLiteral(tokens.end());
    }
  }

  /** {@code Expression = ExprTerm | Operation | Conditional}. */
  Expression expression() {
    tokens.enter();
    Expression condition = binary(1);
    if (tokens.takeIf(Kind.QUESTION)) {
      Expression then = expression();
      tokens.expect(Kind.COLON, "between the two results of a condition");
      Expression otherwise = expression();
      condition =
          new Expression.Conditional(
              condition, then, otherwise, condition.place().to(otherwise.place()));
    }
    tokens.leave();
    return condition;
  }

  /** {@code BinaryOp = ExprTerm binaryOperator ExprTerm}, left-associative. */
  private Expression binary(int strength) {
    Expression left = unary();
    while (true) {
      Operator operator = OPERATORS.get(tokens.peek().kind());
      if (operator == null || operator.strength() < strength) {
        return left;
      }
      tokens.take();
      Expression right = binary(operator.strength() + 1);
      left = new Expression.Binary(operator, left, right, left.place().to(right.place()));
    }
  }

  /** {@code UnaryOp = ("-" | "!") ExprTerm}. */
  private Expression unary() {
    Place start = tokens.place(tokens.peek());
    if (!tokens.at(Kind.NOT) && !tokens.at(Kind.MINUS)) {
      return postfix(term());
    }
    boolean not = tokens.take().kind() == Kind.NOT;
    tokens.enter();
    Expression operand = unary();
    tokens.leave();
    Place place = start.to(operand.place());
    return not ? new Expression.Not(operand, place) : new Expression.Negate(operand, place);
  }

  private Expression term() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER -> number();
      case QUOTE_OPEN -> templates.quoted();
      case HEREDOC_OPEN -> templates.heredoc();
      case IDENTIFIER -> nameOrCall();
      case PAREN_OPEN -> parenthesized();
      case BRACKET_OPEN -> collections.tupleOrFor();
      case BRACE_OPEN -> collections.objectOrFor();
      default ->
          throw tokens.fail(
              "Expression is missing",
              "There should be a value here, but there is " + token.kind().shown() + ".");
    };
  }

  private Expression number() {
    Place place = tokens.place(tokens.peek());
    return Numbers.parse(tokens.text(tokens.take()))
        .map(value -> new Expression.NumberLiteral(value, place))
        .orElseThrow(() -> tokens.fail(Numbers.refusal(place)));
  }

  private Expression nameOrCall() {
    Token name = tokens.take();
    Place place = tokens.place(name);
    String text = tokens.text(name);
    while (tokens.at(Kind.DOUBLE_COLON)) {
      tokens.take();
      Token part = tokens.expect(Kind.IDENTIFIER, "after \"::\"");
      text += "::" + tokens.text(part);
      place = place.to(tokens.place(part));
    }
    if (tokens.at(Kind.PAREN_OPEN)) {
      return call(text, name, place);
    }
    if (text.contains(":")) {
      throw tokens.fail(
          "Call has no arguments", "%s is a function: write %s(…).".formatted(text, text), place);
    }
    return switch (text) {
      case "null" -> new Expression.NullLiteral(place);
      case "true" -> new Expression.BoolLiteral(true, place);
      case "false" -> new Expression.BoolLiteral(false, place);
      default -> new Expression.Name(text, place);
    };
  }

  /** {@code FunctionCall = Identifier "(" (Expression ("," Expression)* ("," | "...")?)? ")"}. */
  private Expression call(String name, Token first, Place namePlace) {
    tokens.take();
    tokens.newlines(false);
    List<Expression> arguments = new ArrayList<>();
    boolean expand = false;
    while (!tokens.at(Kind.PAREN_CLOSE) && !tokens.at(Kind.END)) {
      arguments.add(expression());
      if (tokens.takeIf(Kind.ELLIPSIS)) {
        expand = true;
        break;
      }
      if (!tokens.takeIf(Kind.COMMA)) {
        break;
      }
    }
    Token close = tokens.close(Kind.PAREN_CLOSE, first, "to close the call of " + name);
    tokens.restoreNewlines();
    Place place = namePlace.to(tokens.place(close));
    return new Expression.Call(name, arguments, expand, namePlace, place);
  }

  private Expression parenthesized() {
    Token open = tokens.take();
    tokens.newlines(false);
    Expression inner = expression();
    Token close = tokens.close(Kind.PAREN_CLOSE, open, "to close the parenthesis");
    tokens.restoreNewlines();
    return new Expression.Parenthesized(inner, tokens.place(open).to(tokens.place(close)));
  }

  /** {@code GetAttr | Index | Splat}, as often as they follow. */
  private Expression postfix(Expression source) {
    Expression here = source;
    while (true) {
      if (tokens.at(Kind.DOT)) {
        Token dot = tokens.take();
        here = tokens.at(Kind.STAR) ? attributeSplat(here, dot) : afterDot(here);
      } else if (tokens.at(Kind.BRACKET_OPEN)) {
        here = tokens.peekSecond().kind() == Kind.STAR ? fullSplat(here) : index(here);
      } else {
        return here;
      }
    }
  }

  private Expression afterDot(Expression source) {
    if (tokens.at(Kind.NUMBER)) {
      return legacyIndex(source);
    }
    Token name = tokens.expect(Kind.IDENTIFIER, "after \".\"");
    return new Expression.Attribute(
        source, tokens.text(name), source.place().to(tokens.place(name)));
  }

  /** {@code list.0}; of {@code list.0.1}, which scans as one number, nobody knows the meaning. */
  private Expression legacyIndex(Expression source) {
    Token token = tokens.peek();
    String[] parts = tokens.text(token).split("\\.");
    if (parts.length > 1) {
      throw tokens.fail(
          "Two indexes follow each other", "Write [%s][%s].".formatted(parts[0], parts[1]));
    }
    Expression number = number();
    return new Expression.Index(source, number, source.place().to(number.place()));
  }

  private Expression index(Expression source) {
    Token open = tokens.take();
    tokens.newlines(false);
    Expression key = expression();
    Token close = tokens.close(Kind.BRACKET_CLOSE, open, "to close the index");
    tokens.restoreNewlines();
    return new Expression.Index(source, key, source.place().to(tokens.place(close)));
  }

  /** {@code source[*]}: all that follows it, other splats too, applies to each item. */
  private Expression fullSplat(Expression source) {
    Token open = tokens.take();
    tokens.take();
    Token close = tokens.expect(Kind.BRACKET_CLOSE, "to close [*");
    tokens.enter();
    Place item = tokens.place(open).to(tokens.place(close));
    Expression each = postfix(new Expression.SplatItem(item));
    tokens.leave();
    return new Expression.Splat(source, each, source.place().to(each.place()));
  }

  /** {@code source.*}: only the attributes that follow apply to each item. */
  private Expression attributeSplat(Expression source, Token dot) {
    Token star = tokens.take();
    Expression each = new Expression.SplatItem(tokens.place(dot).to(tokens.place(star)));
    while (tokens.takeIf(Kind.DOT)) {
      each = afterDot(each);
    }
    return new Expression.Splat(source, each, source.place().to(each.place()));
  }

  /** Returns a quoted text that has no interpolation in it. */
  String plainText() {
    return templates.plainText();
  }
}

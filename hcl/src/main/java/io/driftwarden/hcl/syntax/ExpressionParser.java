package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression.Operator;
import io.driftwarden.hcl.syntax.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.templates = new TemplateParser(tokens, this);
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
      case BRACKET_OPEN -> tupleOrFor();
      case BRACE_OPEN -> objectOrFor();
      default ->
          throw tokens.fail(
              "Expression is missing",
              "There should be a value here, but there is " + token.kind().shown() + ".");
    };
  }

  private Expression number() {
    Token token = tokens.take();
    String text = tokens.text(token);
    if (text.length() > 1000 || exponent(text) > 10_000) {
      throw tokens.fail("Number is too long", "Write a shorter one.", tokens.place(token));
    }
    return new Expression.NumberLiteral(new BigDecimal(text), tokens.place(token));
  }

  private static int exponent(String text) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e < 0) {
      return 0;
    }
    String digits = text.substring(e + 1).replaceFirst("^[+-]", "");
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
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
      return call(text, place);
    }
    return switch (text) {
      case "null" -> new Expression.NullLiteral(place);
      case "true" -> new Expression.BoolLiteral(true, place);
      case "false" -> new Expression.BoolLiteral(false, place);
      default -> new Expression.Name(text, place);
    };
  }

  /** {@code FunctionCall = Identifier "(" (Expression ("," Expression)* ("," | "...")?)? ")"}. */
  private Expression call(String name, Place namePlace) {
    tokens.take();
    tokens.newlines(false);
    List<Expression> arguments = new ArrayList<>();
    boolean expand = false;
    while (!tokens.at(Kind.PAREN_CLOSE)) {
      arguments.add(expression());
      if (tokens.takeIf(Kind.ELLIPSIS)) {
        expand = true;
        break;
      }
      if (!tokens.takeIf(Kind.COMMA)) {
        break;
      }
    }
    Token close = tokens.expect(Kind.PAREN_CLOSE, "to close the call of " + name);
    tokens.restoreNewlines();
    Place place = namePlace.to(tokens.place(close));
    return new Expression.Call(name, arguments, expand, namePlace, place);
  }

  private Expression parenthesized() {
    tokens.take();
    tokens.newlines(false);
    Expression inner = expression();
    tokens.expect(Kind.PAREN_CLOSE, "to close the parenthesis");
    tokens.restoreNewlines();
    return inner;
  }

  /** {@code tuple = "[" ((Expression ("," Expression)* ","?)?) "]"}. */
  private Expression tupleOrFor() {
    Place start = tokens.place(tokens.take());
    tokens.newlines(false);
    Expression result;
    if (tokens.atWord("for") && tokens.peekSecond().kind() == Kind.IDENTIFIER) {
      result = forTuple(start);
    } else {
      List<Expression> items = new ArrayList<>();
      while (!tokens.at(Kind.BRACKET_CLOSE)) {
        items.add(expression());
        if (!tokens.takeIf(Kind.COMMA)) {
          break;
        }
      }
      Token close = tokens.expect(Kind.BRACKET_CLOSE, "or \",\" after an item of a list");
      result = new Expression.Tuple(items, start.to(tokens.place(close)));
    }
    tokens.restoreNewlines();
    return result;
  }

  private Expression forTuple(Place start) {
    Head head = forHead();
    Expression value = expression();
    Optional<Expression> condition = condition();
    Token close = tokens.expect(Kind.BRACKET_CLOSE, "to close the for-expression");
    return new Expression.ForTuple(head.loop(condition), value, start.to(tokens.place(close)));
  }

  private record Head(Optional<String> key, String value, Expression collection) {
    Expression.Loop loop(Optional<Expression> condition) {
      return new Expression.Loop(key, value, collection, condition);
    }
  }

  /** {@code "for" Identifier ("," Identifier)? "in" Expression ":"}. */
  private Head forHead() {
    tokens.take();
    String first = tokens.text(tokens.expect(Kind.IDENTIFIER, "after for"));
    Optional<String> second = Optional.empty();
    if (tokens.takeIf(Kind.COMMA)) {
      second = Optional.of(tokens.text(tokens.expect(Kind.IDENTIFIER, "after the comma")));
    }
    if (!tokens.atWord("in")) {
      throw tokens.fail("\"in\" is missing", "Write: for name in collection : value.");
    }
    tokens.take();
    Expression collection = expression();
    tokens.expect(Kind.COLON, "after the collection of a for-expression");
    return second
        .map(value -> new Head(Optional.of(first), value, collection))
        .orElse(new Head(Optional.empty(), first, collection));
  }

  private Optional<Expression> condition() {
    if (!tokens.atWord("if")) {
      return Optional.empty();
    }
    tokens.take();
    return Optional.of(expression());
  }

  /** {@code object = "{" ((objectelem (("," | Newline) objectelem)* ("," | Newline)?)?) "}"}. */
  private Expression objectOrFor() {
    Place start = tokens.place(tokens.take());
    tokens.newlines(false);
    boolean loop = tokens.atWord("for") && tokens.peekSecond().kind() == Kind.IDENTIFIER;
    if (loop) {
      Expression result = forObject(start);
      tokens.restoreNewlines();
      return result;
    }
    tokens.restoreNewlines();
    tokens.newlines(true);
    List<Expression.Item> items = new ArrayList<>();
    while (true) {
      tokens.skipNewlines();
      if (tokens.at(Kind.BRACE_CLOSE)) {
        break;
      }
      items.add(item());
      if (!tokens.at(Kind.NEWLINE) && !tokens.takeIf(Kind.COMMA)) {
        break;
      }
    }
    Token close = tokens.expect(Kind.BRACE_CLOSE, "or the next item on a line of its own");
    tokens.restoreNewlines();
    return new Expression.ObjectOf(items, start.to(tokens.place(close)));
  }

  private Expression.Item item() {
    boolean bareName =
        tokens.at(Kind.IDENTIFIER)
            && (tokens.peekSecond().kind() == Kind.EQUAL
                || tokens.peekSecond().kind() == Kind.COLON);
    Expression key;
    if (bareName) {
      Token name = tokens.take();
      key = new Expression.TextLiteral(tokens.text(name), tokens.place(name));
    } else {
      key = expression();
    }
    if (!tokens.takeIf(Kind.EQUAL) && !tokens.takeIf(Kind.COLON)) {
      throw tokens.fail("\"=\" is missing", "An item of an object is written: key = value.");
    }
    return new Expression.Item(key, expression());
  }

  private Expression forObject(Place start) {
    Head head = forHead();
    Expression key = expression();
    tokens.expect(Kind.ARROW, "between key and value");
    Expression value = expression();
    boolean grouped = tokens.takeIf(Kind.ELLIPSIS);
    Optional<Expression> condition = condition();
    Token close = tokens.expect(Kind.BRACE_CLOSE, "to close the for-expression");
    return new Expression.ForObject(
        head.loop(condition), key, value, grouped, start.to(tokens.place(close)));
  }

  /** {@code GetAttr | Index | Splat}, as often as they follow. */
  private Expression postfix(Expression source) {
    Expression here = source;
    while (true) {
      if (tokens.at(Kind.DOT)) {
        tokens.take();
        here = tokens.takeIf(Kind.STAR) ? splat(here, false) : afterDot(here);
      } else if (tokens.at(Kind.BRACKET_OPEN)) {
        boolean splat = tokens.peekSecond().kind() == Kind.STAR;
        here = splat && isFullSplat() ? splat(here, true) : index(here);
      } else {
        return here;
      }
    }
  }

  private boolean isFullSplat() {
    tokens.take();
    tokens.take();
    tokens.expect(Kind.BRACKET_CLOSE, "to close [*");
    return true;
  }

  private Expression afterDot(Expression source) {
    if (tokens.at(Kind.NUMBER)) {
      return legacyIndex(source);
    }
    Token name = tokens.expect(Kind.IDENTIFIER, "after \".\"");
    return new Expression.Attribute(
        source, tokens.text(name), source.place().to(tokens.place(name)));
  }

  /** {@code list.0}, and {@code list.0.1}, which scans as one number. */
  private Expression legacyIndex(Expression source) {
    Token number = tokens.take();
    Expression here = source;
    for (String part : tokens.text(number).split("\\.")) {
      Place place = tokens.place(number);
      here =
          new Expression.Index(
              here,
              new Expression.NumberLiteral(new BigDecimal(part), place),
              source.place().to(place));
    }
    return here;
  }

  private Expression index(Expression source) {
    tokens.take();
    tokens.newlines(false);
    Expression key = expression();
    Token close = tokens.expect(Kind.BRACKET_CLOSE, "to close the index");
    tokens.restoreNewlines();
    return new Expression.Index(source, key, source.place().to(tokens.place(close)));
  }

  /** What follows a full splat applies to each item; after {@code .*} only attributes do. */
  private Expression splat(Expression source, boolean full) {
    Expression each = new Expression.SplatItem(tokens.end());
    while (tokens.at(Kind.DOT) || (full && tokens.at(Kind.BRACKET_OPEN))) {
      if (tokens.at(Kind.DOT)) {
        if (tokens.peekSecond().kind() == Kind.STAR) {
          break;
        }
        tokens.take();
        each = afterDot(each);
      } else if (tokens.peekSecond().kind() == Kind.STAR) {
        break;
      } else {
        each = index(each);
      }
    }
    return new Expression.Splat(source, each, source.place().to(tokens.end()));
  }

  /** Returns a quoted text that has no interpolation in it. */
  String plainText(String otherwise) {
    Expression text = templates.quoted();
    if (text instanceof Expression.TextLiteral literal) {
      return literal.value();
    }
    throw tokens.fail(otherwise, "It can't hold an interpolation.", text.place());
  }
}

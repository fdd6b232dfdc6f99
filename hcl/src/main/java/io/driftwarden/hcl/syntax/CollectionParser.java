package io.driftwarden.hcl.syntax;

import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands in brackets and braces: tuples, objects and for-expressions. */
final class CollectionParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;

  CollectionParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** {@code tuple = "[" ((Expression ("," Expression)* ","?)?) "]"}. */
  Expression tupleOrFor() {
    Token open = tokens.take();
    tokens.newlines(false);
    Expression result;
    if (tokens.atWord("for")) {
      result = forTuple(open);
    } else {
      List<Expression> items = new ArrayList<>();
      while (!tokens.at(Kind.BRACKET_CLOSE) && !tokens.at(Kind.END)) {
        items.add(expressions.expression());
        if (!tokens.takeIf(Kind.COMMA)) {
          break;
        }
      }
      Token close = tokens.close(Kind.BRACKET_CLOSE, open, "or \",\" after an item of a list");
      result = new Expression.Tuple(items, tokens.place(open).to(tokens.place(close)));
    }
    tokens.restoreNewlines();
    return result;
  }

  private Expression forTuple(Token open) {
    Head head = forHead();
    Expression value = expressions.expression();
    Optional<Expression> condition = condition();
    Token close = tokens.close(Kind.BRACKET_CLOSE, open, "to close the for-expression");
    return new Expression.ForTuple(
        head.loop(condition), value, tokens.place(open).to(tokens.place(close)));
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
    Expression collection = expressions.expression();
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
    return Optional.of(expressions.expression());
  }

  /** {@code object = "{" ((objectelem (("," | Newline) objectelem)* ("," | Newline)?)?) "}"}. */
  Expression objectOrFor() {
    Token open = tokens.take();
    tokens.newlines(false);
    boolean loop = tokens.atWord("for");
    if (loop) {
      Expression result = forObject(open);
      tokens.restoreNewlines();
      return result;
    }
    tokens.restoreNewlines();
    tokens.newlines(true);
    List<Expression.Item> items = new ArrayList<>();
    while (true) {
      tokens.skipNewlines();
      if (tokens.at(Kind.BRACE_CLOSE) || tokens.at(Kind.END)) {
        break;
      }
      items.add(item(open));
      if (!tokens.at(Kind.NEWLINE) && !tokens.takeIf(Kind.COMMA)) {
        break;
      }
    }
    Token close = tokens.close(Kind.BRACE_CLOSE, open, "or the next item on a line of its own");
    tokens.restoreNewlines();
    return new Expression.ObjectOf(items, tokens.place(open).to(tokens.place(close)));
  }

  private Expression.Item item(Token open) {
    boolean bareName =
        tokens.at(Kind.IDENTIFIER)
            && (tokens.peekSecond().kind() == Kind.EQUAL
                || tokens.peekSecond().kind() == Kind.COLON);
    Expression key;
    if (bareName) {
      Token name = tokens.take();
      key = new Expression.TextLiteral(Letters.normal(tokens.text(name)), tokens.place(name));
    } else {
      key = expressions.expression();
    }
    if (tokens.at(Kind.END)) {
      tokens.close(Kind.BRACE_CLOSE, open, "");
    }
    if (!tokens.takeIf(Kind.EQUAL) && !tokens.takeIf(Kind.COLON)) {
      throw tokens.fail("\"=\" is missing", "An item of an object is written: key = value.");
    }
    return new Expression.Item(key, expressions.expression());
  }

  private Expression forObject(Token open) {
    Head head = forHead();
    Expression key = expressions.expression();
    tokens.expect(Kind.ARROW, "between key and value");
    Expression value = expressions.expression();
    boolean grouped = tokens.takeIf(Kind.ELLIPSIS);
    Optional<Expression> condition = condition();
    Token close = tokens.close(Kind.BRACE_CLOSE, open, "to close the for-expression");
    return new Expression.ForObject(
        head.loop(condition), key, value, grouped, tokens.place(open).to(tokens.place(close)));
  }
}

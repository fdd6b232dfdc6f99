package io.driftwarden.rego.syntax;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads terms, operators included. */
final class TermParser {
  private static final Map<String, String> RELATIONS =
      Map.of("==", "equal", "!=", "neq", "<", "lt", "<=", "lte", ">", "gt", ">=", "gte");
  private static final Map<String, String> SUMS = Map.of("+", "plus", "-", "minus");
  private static final Map<String, String> PRODUCTS = Map.of("*", "mul", "/", "div", "%", "rem");

  /** The operators of each level, the weakest first. */
  private static final List<Map<String, String>> LEVELS =
      List.of(RELATIONS, Map.of("|", "or"), Map.of("&", "and"), SUMS, PRODUCTS);

  private final TokenStream in;
  private final BodyParser bodies;

  TermParser(TokenStream in, BodyParser bodies) {
    this.in = in;
    this.bodies = bodies;
  }

  /** {@code infix = relation [ "," relation ] [ "in" relation ]}, the pair where it is allowed. */
  Term infix(boolean pairAllowed) {
    in.enter();
    Token first = in.peek();
    Term left = level(0);
    if (pairAllowed && in.at(",")) {
      left = pairIn(first, left);
    }
    while (in.takeWord("in")) {
      left = infixOf("internal.member_2", "in", List.of(left, level(0)), first);
    }
    in.leave();
    return left;
  }

  private Term pairIn(Token first, Term key) {
    int start = in.position();
    int depth = in.depth();
    try {
      in.next();
      Term value = level(0);
      if (in.takeWord("in")) {
        return infixOf("internal.member_3", "in", List.of(key, value, level(0)), first);
      }
    } catch (SyntaxError problem) {
      problem.throwIfFinal();
      in.resetDepth(depth);
    }
    in.reset(start);
    return key;
  }

  private Term level(int level) {
    if (level == LEVELS.size()) {
      return term();
    }
    Token first = in.peek();
    Term left = level(level + 1);
    while (in.peek().type() == Token.Type.SYMBOL
        && LEVELS.get(level).containsKey(in.peek().text())) {
      String symbol = in.next().text();
      String builtin = LEVELS.get(level).getOrDefault(symbol, symbol);
      left = infixOf(builtin, symbol, List.of(left, level(level + 1)), first);
    }
    return left;
  }

  private Term infixOf(String builtin, String symbol, List<Term> operands, Token first) {
    return new Term.Infix(builtin, symbol, operands, in.since(first));
  }

  /**
   * {@code term = ( scalar | name | composite | "(" infix ")" ) { "." name | "[" … "]" | call }}.
   */
  Term term() {
    in.enter();
    Token first = in.peek();
    Term term = suffixes(primary(), first);
    in.leave();
    return term;
  }

  private Term primary() {
    Token token = in.peek();
    return switch (token.type()) {
      case NUMBER -> number();
      case STRING -> new Term.Scalar(new StringValue(in.next().text()), in.span(token));
      case TEMPLATE -> template();
      case IDENT -> word();
      case SYMBOL ->
          switch (token.text()) {
            case "[" -> array();
            case "{" -> braces();
            case "(" -> group();
            case "-" -> number();
            default -> throw in.unexpected("a term");
          };
      case END -> throw in.unexpected("a term");
    };
  }

  private Term number() {
    Token first = in.peek();
    boolean negative = in.take("-");
    Token digits = in.peek();
    if (digits.type() != Token.Type.NUMBER || (negative && digits.spaced())) {
      throw in.unexpected("a number");
    }
    in.next();
    String text = (negative ? "-" : "") + digits.text();
    return NumberValue.parse(text)
        .map(value -> new Term.Scalar(value, in.since(first)))
        .orElseThrow(() -> in.error("Number is too large", "Write one with fewer digits.", digits));
  }

  private Term word() {
    Token token = in.peek();
    if (in.atName()) {
      in.next();
      return new Term.Var(token.text(), in.span(token));
    }
    in.next();
    return switch (token.text()) {
      case "true" -> new Term.Scalar(BooleanValue.TRUE, in.span(token));
      case "false" -> new Term.Scalar(BooleanValue.FALSE, in.span(token));
      case "null" -> new Term.Scalar(NullValue.NULL, in.span(token));
      default -> {
        in.reset(in.position() - 1);
        throw in.unexpected("a term");
      }
    };
  }

  private Term group() {
    in.expect("(");
    Term inner = infix(true);
    in.expect(")");
    return inner;
  }

  private Term suffixes(Term head, Token first) {
    Term term = head;
    boolean open = true;
    while (open && !in.peek().spaced()) {
      if (in.at("(") && isName(term)) {
        term = call(term, first);
      } else if ((in.at(".") || in.at("[")) && !(term instanceof Term.Scalar)) {
        term = ref(term, first);
      } else {
        open = false;
      }
    }
    return term;
  }

  private static boolean isName(Term term) {
    return term instanceof Term.Var
        || (term instanceof Term.Ref ref
            && ref.head() instanceof Term.Var
            && ref.path().stream()
                .allMatch(part ->
                    part instanceof Term.Scalar scalar && scalar.value() instanceof StringValue));
  }

  private Term call(Term function, Token first) {
    in.expect("(");
    List<Term> arguments = list(")", this::listItem);
    in.expect(")");
    boolean emptySet =
        arguments.isEmpty() && function instanceof Term.Var name && name.name().equals("set");
    return emptySet
        ? new Term.SetTerm(List.of(), in.since(first))
        : new Term.Call(function, arguments, in.since(first));
  }

  private Term ref(Term head, Token first) {
    List<Term> path = new ArrayList<>();
    while (!in.peek().spaced() && (in.at(".") || in.at("["))) {
      path.add(in.next().is(".") ? field() : index());
    }
    return new Term.Ref(head, path, in.since(first));
  }

  private Term field() {
    Token name = in.peek();
    if (name.type() != Token.Type.IDENT || name.spaced()) {
      String found = name.type() == Token.Type.END ? "eof" : name.shown();
      throw in.error(
          "Point without a name",
          "unexpected %s token: expected identifier after the point.".formatted(found),
          name);
    }
    in.next();
    return new Term.Scalar(new StringValue(name.text()), in.span(name));
  }

  private Term index() {
    Term index = infix(false);
    in.expect("]");
    return index;
  }

  Term listItem() {
    return infix(false);
  }

  /** {@code list = [ item { "," item } [ "," ] ]} up to a closing symbol, which stays. */
  private <T> List<T> list(String close, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    while (!in.at(close)) {
      items.add(item.get());
      if (!in.take(",")) {
        break;
      }
    }
    return items;
  }

  /** {@code array = "[" [ list | term "|" body ] "]"}. */
  private Term array() {
    Token first = in.expect("[");
    int start = in.position();
    if (!in.at("]")) {
      int depth = in.depth();
      Term head = term();
      if (in.take("|")) {
        try {
          Body body = bodies.body("]");
          return new Term.ArrayComprehension(head, body, in.since(first));
        } catch (SyntaxError problem) {
          throwUnlessUnion(problem, start, depth);
        }
      }
      if (in.at(",") || in.at("]")) {
        List<Term> elements = listAfter(head, "]");
        return new Term.ArrayTerm(elements, in.since(first));
      }
      in.reset(start);
    }
    List<Term> elements = list("]", this::listItem);
    in.expect("]");
    return new Term.ArrayTerm(elements, in.since(first));
  }

  /** What looks like a comprehension may be a union; if it is neither, the first problem counts. */
  private void throwUnlessUnion(SyntaxError problem, int start, int depth) {
    problem.throwIfFinal();
    in.resetDepth(depth);
    in.reset(start);
    boolean union = false;
    try {
      infix(false);
      union = in.at(",") || in.at("]") || in.at("}");
    } catch (SyntaxError other) {
      other.throwIfFinal();
    }
    if (!union) {
      throw problem;
    }
    in.resetDepth(depth);
    in.reset(start);
  }

  /** {@code set = "{" list "}" | "{" term "|" body "}"}, objects likewise, and {@code {}}. */
  private Term braces() {
    Token first = in.expect("{");
    if (in.take("}")) {
      return new Term.ObjectTerm(List.of(), in.since(first));
    }
    int start = in.position();
    int depth = in.depth();
    Term head = term();
    if (in.at("|")) {
      in.next();
      try {
        Body body = bodies.body("}");
        return new Term.SetComprehension(head, body, in.since(first));
      } catch (SyntaxError problem) {
        throwUnlessUnion(problem, start, depth);
      }
    }
    if (in.at(",") || in.at("}")) {
      return new Term.SetTerm(listAfter(head, "}"), in.since(first));
    }
    if (in.at(":")) {
      return object(first, head);
    }
    in.reset(start);
    Term key = infix(false);
    return in.at(":") ? object(first, key) : new Term.SetTerm(listAfter(key, "}"), in.since(first));
  }

  /** Reads the rest of a list whose first item was read, with its closing symbol. */
  private List<Term> listAfter(Term head, String close) {
    List<Term> elements = new ArrayList<>();
    elements.add(head);
    if (in.take(",")) {
      elements.addAll(list(close, this::listItem));
    }
    in.expect(close);
    return elements;
  }

  private Term object(Token first, Term key) {
    in.expect(":");
    int valueStart = in.position();
    int depth = in.depth();
    Term value = term();
    if (in.take("|")) {
      try {
        Body body = bodies.body("}");
        return new Term.ObjectComprehension(key, value, body, in.since(first));
      } catch (SyntaxError problem) {
        throwUnlessUnion(problem, valueStart, depth);
      }
    }
    if (!in.at(",") && !in.at("}")) {
      in.reset(valueStart);
      value = infix(false);
    }
    List<Term.Entry> entries = new ArrayList<>();
    entries.add(new Term.Entry(key, value));
    if (in.take(",")) {
      entries.addAll(list("}", this::entry));
    }
    in.expect("}");
    return new Term.ObjectTerm(entries, in.since(first));
  }

  private Term.Entry entry() {
    Term key = infix(false);
    in.expect(":");
    return new Term.Entry(key, infix(false));
  }

  private Term template() {
    Token token = in.next();
    List<Term.Part> parts = new ArrayList<>();
    for (TemplateText.Piece piece :
        new TemplateText(in.source(), token.end()).pieces(token.start())) {
      if (piece.isTerm()) {
        parts.add(embedded(piece));
      } else {
        Term text = new Term.Scalar(new StringValue(piece.text()), in.span(token));
        parts.add(new Term.Part(text, List.of(), true));
      }
    }
    return new Term.Template(parts, in.span(token));
  }

  private Term.Part embedded(TemplateText.Piece piece) {
    List<Token> tokens = Lexer.scan(in.source(), piece.from(), piece.to()).tokens();
    TokenStream inner = new TokenStream(in.source(), tokens, in.keywords());
    inner.resetDepth(in.depth());
    Literal literal = new BodyParser(inner).literal();
    boolean plain = !literal.negated() && literal.expression() instanceof Expression.Condition;
    if (!plain || !inner.atEnd()) {
      throw inner.unexpected("a term and the closing brace");
    }
    Term term = ((Expression.Condition) literal.expression()).term();
    return new Term.Part(term, literal.withs(), false);
  }
}

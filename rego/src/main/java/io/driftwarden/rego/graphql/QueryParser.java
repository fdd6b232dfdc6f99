package io.driftwarden.rego.graphql;

import io.driftwarden.rego.graphql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads executable documents (section 2.2 and following). */
final class QueryParser {
  private final TokenStream in;
  private final Grammar grammar;

  private QueryParser(String text) {
    this.in = new TokenStream(text);
    this.grammar = new Grammar(in);
  }

  static Node parse(String text) throws InvalidGraphQlException {
    return new QueryParser(text).document();
  }

  /** Document: (Operation | Fragment)*. */
  private Node document() throws InvalidGraphQlException {
    Node document = new Node(Shape.QUERY_DOCUMENT, in.peek().position());
    List<Node> operations = new ArrayList<>();
    List<Node> fragments = new ArrayList<>();
    while (!in.at(Kind.END)) {
      if (in.atName("fragment")) {
        fragments.add(fragment());
      } else {
        operations.add(operation());
      }
    }
    return document.set("Operations", operations).set("Fragments", fragments);
  }

  /** Operation: ((query | mutation | subscription) Name? Variables? Directives?)? Selections. */
  private Node operation() throws InvalidGraphQlException {
    Token first = in.peek();
    Node operation = new Node(Shape.OPERATION, first.position());
    if (first.is(Kind.BRACE_OPEN)) {
      return operation.set("Operation", "query").set("SelectionSet", selections());
    }
    operation.comment("Comment", first.comments());
    operation.set("Operation", Operations.kind(in));
    if (in.at(Kind.NAME)) {
      operation.set("Name", in.name());
    }
    operation.set("VariableDefinitions", variables());
    operation.set("Directives", grammar.directives(false));
    return operation.set("SelectionSet", selections());
  }

  private List<Node> variables() throws InvalidGraphQlException {
    return in.some(Kind.PAREN_OPEN, Kind.PAREN_CLOSE, this::variable);
  }

  /** VariableDefinition: Variable : Type (= Value)? Directives?. */
  private Node variable() throws InvalidGraphQlException {
    Token first = in.peek();
    Node variable = new Node(Shape.VARIABLE, first.position());
    variable.comment("Comment", first.comments());
    variable.set("Variable", grammar.variable());
    in.expect(Kind.COLON);
    variable.set("Type", grammar.type());
    if (in.skip(Kind.EQUALS)) {
      variable.set("DefaultValue", grammar.value(true));
    }
    return variable.set("Directives", grammar.directives(false));
  }

  /** Selections: { Selection+ }. */
  private List<Node> selections() throws InvalidGraphQlException {
    if (!in.at(Kind.BRACE_OPEN)) {
      in.expect(Kind.BRACE_OPEN);
    }
    return in.some(Kind.BRACE_OPEN, Kind.BRACE_CLOSE, this::selection);
  }

  private Node selection() throws InvalidGraphQlException {
    return in.at(Kind.SPREAD) ? spread() : field();
  }

  /** Field: (Alias :)? Name Arguments? Directives? Selections?. */
  private Node field() throws InvalidGraphQlException {
    Token first = in.peek();
    Node field = new Node(Shape.FIELD, first.position()).comment("Comment", first.comments());
    String alias = in.name();
    field.set("Alias", alias).set("Name", in.skip(Kind.COLON) ? in.name() : alias);
    field.set("Arguments", grammar.arguments(false));
    field.set("Directives", grammar.directives(false));
    return in.at(Kind.BRACE_OPEN) ? field.set("SelectionSet", selections()) : field;
  }

  /**
   * FragmentSpread: ... Name Directives? ; InlineFragment: ... (on Name)? Directives? Selections.
   */
  private Node spread() throws InvalidGraphQlException {
    List<String> comments = in.expect(Kind.SPREAD).comments();
    Token first = in.peek();
    if (first.is(Kind.NAME) && !first.isName("on")) {
      Node spread = new Node(Shape.SPREAD, first.position()).comment("Comment", comments);
      spread.set("Name", in.name());
      return spread.set("Directives", grammar.directives(false));
    }
    Node inline = new Node(Shape.INLINE, first.position()).comment("Comment", comments);
    if (first.isName("on")) {
      in.next();
      inline.set("TypeCondition", in.name());
    }
    inline.set("Directives", grammar.directives(false));
    return inline.set("SelectionSet", selections());
  }

  /** Fragment: fragment Name Variables? on Name Directives? Selections. */
  private Node fragment() throws InvalidGraphQlException {
    Token first = in.keyword("fragment");
    Node fragment = new Node(Shape.FRAGMENT, first.position()).comment("Comment", first.comments());
    if (in.atName("on")) {
      throw in.unexpected();
    }
    fragment.set("Name", in.name());
    fragment.set("VariableDefinition", variables());
    in.keyword("on");
    fragment.set("TypeCondition", in.name());
    fragment.set("Directives", grammar.directives(false));
    return fragment.set("SelectionSet", selections());
  }
}

package io.driftwarden.rego.graphql;

import io.driftwarden.rego.graphql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads what queries and schemas have in common: values, types, arguments and directives. */
final class Grammar {
  private final TokenStream in;

  Grammar(TokenStream in) {
    this.in = in;
  }

  /** Value: Variable | IntValue | … | ListValue | ObjectValue. */
  Node value(boolean isConstant) throws InvalidGraphQlException {
    Token token = in.peek();
    return switch (token.kind()) {
      case BRACKET_OPEN -> list(token, isConstant);
      case BRACE_OPEN -> object(token, isConstant);
      case DOLLAR -> variableValue(token, isConstant);
      case INT -> scalar(Values.INT);
      case FLOAT -> scalar(Values.FLOAT);
      case STRING -> scalar(Values.STRING);
      case BLOCK_STRING -> scalar(Values.BLOCK);
      case NAME ->
          scalar(
              switch (token.value()) {
                case "true", "false" -> Values.BOOLEAN;
                case "null" -> Values.NULL;
                default -> Values.ENUM;
              });
      default -> throw in.unexpected();
    };
  }

  private static Node literal(Token token, int kind, String raw) {
    return new Node(Shape.VALUE, token.position()).set("Kind", kind).set("Raw", raw);
  }

  private Node scalar(int kind) {
    Token token = in.next();
    return literal(token, kind, token.value());
  }

  private Node variableValue(Token token, boolean isConstant) throws InvalidGraphQlException {
    if (isConstant) {
      throw in.unexpected();
    }
    return literal(token, Values.VARIABLE, variable());
  }

  private Node list(Token open, boolean isConstant) throws InvalidGraphQlException {
    List<Node> children =
        in.any(
            Kind.BRACKET_OPEN,
            Kind.BRACKET_CLOSE,
            () -> new Node(Shape.CHILD, null).set("Value", value(isConstant)));
    return literal(open, Values.LIST, "")
        .set("Children", children)
        .comment("Comment", open.comments());
  }

  private Node object(Token open, boolean isConstant) throws InvalidGraphQlException {
    List<Node> children =
        in.any(Kind.BRACE_OPEN, Kind.BRACE_CLOSE, () -> named(Shape.CHILD, isConstant));
    return literal(open, Values.OBJECT, "")
        .set("Children", children)
        .comment("Comment", open.comments());
  }

  /** Name : Value. */
  private Node named(Shape shape, boolean isConstant) throws InvalidGraphQlException {
    Token first = in.peek();
    Node node = new Node(shape, first.position()).comment("Comment", first.comments());
    node.set("Name", in.name());
    in.expect(Kind.COLON);
    return node.set("Value", value(isConstant));
  }

  /** Variable: $ Name. */
  String variable() throws InvalidGraphQlException {
    in.expect(Kind.DOLLAR);
    return in.name();
  }

  /** Arguments: ( Argument+ ). */
  List<Node> arguments(boolean isConstant) throws InvalidGraphQlException {
    return in.some(Kind.PAREN_OPEN, Kind.PAREN_CLOSE, () -> named(Shape.ARGUMENT, isConstant));
  }

  /** Directives: (@ Name Arguments?)*. */
  List<Node> directives(boolean isConstant) throws InvalidGraphQlException {
    List<Node> directives = new ArrayList<>();
    while (in.skip(Kind.AT)) {
      Node directive = new Node(Shape.DIRECTIVE, in.peek().position());
      directive.set("Name", in.name());
      directives.add(directive.set("Arguments", arguments(isConstant)));
    }
    return directives;
  }

  /** Type: (Name | [ Type ]) !?. */
  Node type() throws InvalidGraphQlException {
    boolean isList = in.skip(Kind.BRACKET_OPEN);
    Node type = new Node(Shape.TYPE, in.peek().position());
    if (isList) {
      type.set("Elem", in.nested(this::type));
      in.expect(Kind.BRACKET_CLOSE);
    } else {
      type.set("NamedType", in.name());
    }
    return type.set("NonNull", in.skip(Kind.BANG));
  }
}

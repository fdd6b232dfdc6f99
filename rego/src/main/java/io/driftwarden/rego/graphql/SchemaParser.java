package io.driftwarden.rego.graphql;

import io.driftwarden.rego.graphql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads type systems (section 3). */
final class SchemaParser {
  private static final Map<String, String> KINDS =
      Map.of(
          "scalar", "SCALAR",
          "type", "OBJECT",
          "interface", "INTERFACE",
          "union", "UNION",
          "enum", "ENUM",
          "input", "INPUT_OBJECT");

  private static final Set<String> LOCATIONS =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION",
          "SCHEMA",
          "SCALAR",
          "OBJECT",
          "FIELD_DEFINITION",
          "ARGUMENT_DEFINITION",
          "INTERFACE",
          "UNION",
          "ENUM",
          "ENUM_VALUE",
          "INPUT_OBJECT",
          "INPUT_FIELD_DEFINITION");

  /** Where the members of a union stand; no field of the document that policies see. */
  static final String MEMBER_POSITIONS = "TypePositions";

  private final TokenStream in;
  private final Grammar grammar;
  private final List<Node> schemas = new ArrayList<>();
  private final List<Node> schemaExtensions = new ArrayList<>();
  private final List<Node> directives = new ArrayList<>();
  private final List<Node> definitions = new ArrayList<>();
  private final List<Node> extensions = new ArrayList<>();

  private SchemaParser(String text) {
    this.in = new TokenStream(text);
    this.grammar = new Grammar(in);
  }

  static Node parse(String text) throws InvalidGraphQlException {
    return new SchemaParser(text).document();
  }

  private Node document() throws InvalidGraphQlException {
    Node document = new Node(Shape.SCHEMA_DOCUMENT, in.peek().position());
    while (!in.at(Kind.END)) {
      definition();
    }
    return document
        .set("Schema", schemas)
        .set("SchemaExtension", schemaExtensions)
        .set("Directives", directives)
        .set("Definitions", definitions)
        .set("Extensions", extensions)
        .comment("Comment", in.peek().comments());
  }

  /** What stands before a definition. */
  private record Description(String text, List<String> comments, Token token) {}

  private Description description() {
    Token token = in.peek();
    return token.isDescription()
        ? new Description(in.next().value(), token.comments(), token)
        : new Description("", List.of(), token);
  }

  /** Definition: String? (schema … | directive … | extend … | type …). */
  private void definition() throws InvalidGraphQlException {
    Description description = description();
    Token first = in.peek();
    if (!first.is(Kind.NAME)) {
      throw in.unexpected();
    }
    switch (first.value()) {
      case "schema" -> schemas.add(schema(described(Shape.SCHEMA, description)));
      case "directive" -> directives.add(directive(description));
      case "extend" -> {
        if (!description.text().isEmpty()) {
          throw TokenStream.unexpected(description.token());
        }
        extension();
      }
      default -> definitions.add(type(described(Shape.DEFINITION, description)));
    }
  }

  /** Takes the word that says what is defined, and returns a node for it. */
  private Node described(Shape shape, Description description) throws InvalidGraphQlException {
    Token word = in.next();
    if (shape == Shape.DEFINITION && !KINDS.containsKey(word.value())) {
      throw TokenStream.unexpected(word);
    }
    Node node = new Node(shape, in.peek().position());
    node.set("Description", description.text());
    node.comment("BeforeDescriptionComment", description.comments());
    node.comment("AfterDescriptionComment", word.comments());
    return node.set("Kind", KINDS.getOrDefault(word.value(), ""));
  }

  /** extend (schema … | type …), which must add something. */
  private void extension() throws InvalidGraphQlException {
    List<String> comments = in.keyword("extend").comments();
    boolean isSchema = in.atName("schema");
    if (!isSchema && !KINDS.containsKey(in.peek().value())) {
      throw in.unexpected();
    }
    Token word = in.next();
    Node node = new Node(isSchema ? Shape.SCHEMA : Shape.DEFINITION, in.peek().position());
    node.comment("AfterDescriptionComment", comments);
    node.set("Kind", KINDS.getOrDefault(word.value(), ""));
    Node read = isSchema ? schema(node) : type(node);
    (isSchema ? schemaExtensions : extensions).add(read);
    for (String list :
        List.of("Interfaces", "Directives", "Fields", "Types", "EnumValues", "OperationTypes")) {
      if (read.get(list) instanceof List<?> some && !some.isEmpty()) {
        return;
      }
    }
    throw in.unexpected();
  }

  /** schema Directives? { (query | mutation | subscription : Name)+ }. */
  private Node schema(Node schema) throws InvalidGraphQlException {
    schema.set("Directives", grammar.directives(true));
    return parts(schema, "OperationTypes", this::operationType);
  }

  private Node parts(Node node, String field, TokenStream.Part<Node> part)
      throws InvalidGraphQlException {
    boolean hasSome = in.at(Kind.BRACE_OPEN);
    node.set(field, in.some(Kind.BRACE_OPEN, Kind.BRACE_CLOSE, part));
    return hasSome ? node.comment("EndOfDefinitionComment", in.lastComments()) : node;
  }

  private Node operationType() throws InvalidGraphQlException {
    Token first = in.peek();
    Node node = new Node(Shape.OPERATION_TYPE, first.position());
    node.comment("Comment", first.comments());
    node.set("Operation", Operations.kind(in));
    in.expect(Kind.COLON);
    return node.set("Type", in.name());
  }

  /** Name, and then what the kind of type has. */
  private Node type(Node type) throws InvalidGraphQlException {
    String kind = type.text("Kind");
    boolean isExtension = type.get("Description") == null;
    boolean hasInterfaces = kind.equals("OBJECT") || (kind.equals("INTERFACE") && !isExtension);
    type.set("Name", in.name());
    type.set("Interfaces", hasInterfaces ? interfaces() : List.of());
    type.set("Directives", grammar.directives(true));
    return switch (kind) {
      case "OBJECT", "INTERFACE" -> parts(type, "Fields", this::field);
      case "INPUT_OBJECT" -> parts(type, "Fields", () -> input(Shape.FIELD_DEFINITION));
      case "ENUM" -> parts(type, "EnumValues", this::enumValue);
      case "UNION" -> members(type);
      default -> type;
    };
  }

  /** implements &? Name (& Name)*. */
  private List<String> interfaces() throws InvalidGraphQlException {
    if (!in.atName("implements")) {
      return List.of();
    }
    in.next();
    return names(Kind.AMPERSAND, new ArrayList<>());
  }

  /** = |? Name (| Name)*. */
  private Node members(Node union) throws InvalidGraphQlException {
    List<Position> positions = new ArrayList<>();
    union.set("Types", in.skip(Kind.EQUALS) ? names(Kind.PIPE, positions) : List.of());
    return union.set(MEMBER_POSITIONS, positions);
  }

  private List<String> names(Kind separator, List<Position> positions)
      throws InvalidGraphQlException {
    List<String> names = new ArrayList<>();
    in.skip(separator);
    do {
      positions.add(in.peek().position());
      names.add(in.name());
    } while (in.skip(separator));
    return names;
  }

  private Node member(Shape shape) throws InvalidGraphQlException {
    Description description = description();
    Token first = in.peek();
    Node member = new Node(shape, first.position()).set("Description", description.text());
    if (!description.text().isEmpty()) {
      member.comment("BeforeDescriptionComment", description.comments());
    }
    return member.comment("AfterDescriptionComment", first.comments()).set("Name", in.name());
  }

  /** String? Name Arguments? : Type Directives?. */
  private Node field() throws InvalidGraphQlException {
    Node field = member(Shape.FIELD_DEFINITION);
    field.set("Arguments", arguments());
    in.expect(Kind.COLON);
    field.set("Type", grammar.type());
    return field.set("Directives", grammar.directives(true));
  }

  private List<Node> arguments() throws InvalidGraphQlException {
    return in.some(Kind.PAREN_OPEN, Kind.PAREN_CLOSE, () -> input(Shape.ARGUMENT_DEFINITION));
  }

  /** String? Name : Type (= Value)? Directives?. */
  private Node input(Shape shape) throws InvalidGraphQlException {
    Node input = member(shape);
    in.expect(Kind.COLON);
    input.set("Type", grammar.type());
    if (in.skip(Kind.EQUALS)) {
      input.set("DefaultValue", grammar.value(true));
    }
    return input.set("Directives", grammar.directives(true));
  }

  /** String? Name Directives?. */
  private Node enumValue() throws InvalidGraphQlException {
    return member(Shape.ENUM_VALUE).set("Directives", grammar.directives(true));
  }

  /** directive @ Name Arguments? repeatable? on |? Location (| Location)*. */
  private Node directive(Description description) throws InvalidGraphQlException {
    Token word = in.keyword("directive");
    in.expect(Kind.AT);
    Node directive = new Node(Shape.DIRECTIVE_DEFINITION, in.peek().position());
    directive.set("Description", description.text());
    directive.comment("BeforeDescriptionComment", description.comments());
    directive.comment("AfterDescriptionComment", word.comments());
    directive.set("Name", in.name());
    directive.set("Arguments", arguments());
    boolean isRepeatable = in.atName("repeatable");
    if (isRepeatable) {
      in.next();
    }
    directive.set("IsRepeatable", isRepeatable);
    in.keyword("on");
    return directive.set("Locations", locations());
  }

  private List<String> locations() throws InvalidGraphQlException {
    List<String> locations = new ArrayList<>();
    in.skip(Kind.PIPE);
    do {
      Token name = in.expect(Kind.NAME);
      if (!LOCATIONS.contains(name.value())) {
        throw TokenStream.unexpected(name);
      }
      locations.add(name.value());
    } while (in.skip(Kind.PIPE));
    return locations;
  }
}

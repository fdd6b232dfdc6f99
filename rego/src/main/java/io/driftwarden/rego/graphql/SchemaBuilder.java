package io.driftwarden.rego.graphql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Puts the definitions of a document together to a type system, and checks it. */
final class SchemaBuilder {
  private static final String PRELUDE = prelude();

  /** Directives that a document may define although each type system has them. */
  private static final Set<String> KNOWN =
      Set.of("include", "skip", "deprecated", "specifiedBy", "defer", "oneOf");

  private static final List<String> LISTS =
      List.of(
          "Directives",
          "Interfaces",
          "Fields",
          "Types",
          "EnumValues",
          SchemaParser.MEMBER_POSITIONS);

  private final Schema schema = new Schema();
  private final List<Node> definitions = new ArrayList<>();

  private SchemaBuilder() {}

  private static String prelude() {
    try (InputStream in = SchemaBuilder.class.getResourceAsStream("prelude.graphql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Schema build(Node document) throws InvalidGraphQlException {
    SchemaBuilder builder = new SchemaBuilder();
    Node common = SchemaParser.parse(PRELUDE);
    common.list("Definitions").forEach(each -> each.set("BuiltIn", true));
    builder.define(common);
    builder.define(document);
    for (Node extension : document.list("Extensions")) {
      builder.extend(extension);
    }
    builder.relate();
    builder.directives(common);
    builder.directives(document);
    builder.entryPoints(document);
    new SchemaCheck(builder.schema).run();
    builder.finish(document);
    return builder.schema;
  }

  private void define(Node document) throws InvalidGraphQlException {
    for (Node definition : document.list("Definitions")) {
      Node own = definition.copy();
      if (schema.types().put(own.name(), own) != null) {
        throw new InvalidGraphQlException(
            own.position(), "Cannot redeclare type %s.".formatted(own.name()));
      }
      definitions.add(own);
    }
  }

  private void extend(Node extension) throws InvalidGraphQlException {
    Node base = schema.types().get(extension.name());
    if (base == null) {
      base = new Node(Shape.DEFINITION, extension.position());
      base.set("Kind", extension.text("Kind")).set("Name", extension.name());
      schema.types().put(extension.name(), base);
      definitions.add(base);
    }
    if (!base.text("Kind").equals(extension.text("Kind"))) {
      throw new InvalidGraphQlException(
          extension.position(),
          "Cannot extend type %s because the base type is a %s, not %s."
              .formatted(extension.name(), base.text("Kind"), extension.text("Kind")));
    }
    for (String list : LISTS) {
      base.append(list, extension);
    }
  }

  private void relate() {
    for (Node definition : definitions) {
      switch (definition.text("Kind")) {
        case "UNION" ->
            definition
                .texts("Types")
                .forEach(member -> schema.addPossible(definition.name(), schema.type(member)));
        case "OBJECT", "INPUT_OBJECT" -> {
          definition.texts("Interfaces").forEach(each -> schema.addPossible(each, definition));
          schema.addPossible(definition.name(), definition);
        }
        case "INTERFACE" ->
            definition.texts("Interfaces").forEach(each -> schema.addPossible(each, definition));
        default -> {}
      }
    }
  }

  private void directives(Node document) throws InvalidGraphQlException {
    for (Node directive : document.list("Directives")) {
      boolean isKnown = schema.directive(directive.name()) != null;
      if (isKnown && !KNOWN.contains(directive.name())) {
        throw new InvalidGraphQlException(
            directive.position(), "Cannot redeclare directive %s.".formatted(directive.name()));
      }
      schema.directives().put(directive.name(), directive);
    }
  }

  private void entryPoints(Node document) throws InvalidGraphQlException {
    List<Node> schemas = document.list("Schema");
    if (schemas.size() > 1) {
      throw new InvalidGraphQlException(
          schemas.get(1).position(),
          "Cannot have multiple schema entry points, consider schema extensions instead.");
    }
    for (Node each : schemas) {
      entryPoints(each.list("OperationTypes"), each);
    }
    for (Node each : document.list("SchemaExtension")) {
      entryPoints(each.list("OperationTypes"), each);
    }
  }

  private void entryPoints(List<Node> operations, Node entry) throws InvalidGraphQlException {
    for (Node operation : operations) {
      Node type = schema.type(operation.text("Type"));
      if (type == null) {
        throw new InvalidGraphQlException(
            operation.position(),
            "Schema root %s refers to a type %s that does not exist."
                .formatted(operation.text("Operation"), operation.text("Type")));
      }
      schema.setRoot(operation.text("Operation"), type);
    }
    new SchemaCheck(schema).directives(entry.list("Directives"), "SCHEMA", true);
  }

  private void finish(Node document) throws InvalidGraphQlException {
    if (document.list("Schema").isEmpty()) {
      inferRoot(Operations.QUERY, "Query");
      inferRoot(Operations.MUTATION, "Mutation");
      inferRoot(Operations.SUBSCRIPTION, "Subscription");
    }
    Node query = schema.root(Operations.QUERY);
    if (query != null) {
      query.append(
          "Fields",
          SchemaParser.parse("type Query { __schema: __Schema! __type(name: String!): __Type }")
              .list("Definitions")
              .getFirst());
    }
  }

  private void inferRoot(String operation, String name) {
    Node type = schema.type(name);
    if (!schema.hasRoot(operation) && type != null) {
      schema.setRoot(operation, type);
    }
  }
}

package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that a type system makes sense (section 3, the parts called Type Validation). */
final class SchemaCheck {
  private static final Set<String> OUTPUTS =
      Set.of("SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM");
  private static final Set<String> NO_ENUM_VALUES = Set.of("true", "false", "null");

  private final Schema schema;

  SchemaCheck(Schema schema) {
    this.schema = schema;
  }

  void run() throws InvalidGraphQlException {
    for (Node type : schema.types().values()) {
      definition(type);
    }
    new InputCycles(schema).check();
    for (Node directive : schema.directives().values()) {
      name(directive);
      arguments(directive.list("Arguments"), directive);
    }
  }

  private static InvalidGraphQlException wrong(Node at, String message) {
    return new InvalidGraphQlException(at.position(), message);
  }

  private static void name(Node node) throws InvalidGraphQlException {
    if (node.name().startsWith("__")) {
      throw wrong(
          node,
          "Name \"%s\" must not begin with \"__\", which is reserved by GraphQL introspection."
              .formatted(node.name()));
    }
  }

  private void definition(Node type) throws InvalidGraphQlException {
    String location =
        Schema.isKind(type, "INPUT_OBJECT") ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION";
    for (Node field : type.list("Fields")) {
      name(field);
      reference(field.required("Type"));
      arguments(field.list("Arguments"), null);
      directives(field.list("Directives"), location, true);
    }
    for (String member : type.texts("Types")) {
      member(type, member);
    }
    for (String implemented : type.texts("Interfaces")) {
      new Implementation(schema, type).check(implemented);
    }
    content(type);
    unique(type);
    if (!type.flag("BuiltIn")) {
      name(type);
    }
    directives(type.list("Directives"), type.text("Kind"), false);
  }

  private void reference(Node type) throws InvalidGraphQlException {
    if (schema.type(Types.name(type)) == null) {
      throw wrong(type, "Undefined type %s.".formatted(Types.name(type)));
    }
  }

  private void member(Node union, String name) throws InvalidGraphQlException {
    Node member = schema.type(name);
    if (member == null) {
      throw wrong(union, "Undefined type \"%s\".".formatted(name));
    }
    if (!Schema.isKind(member, "OBJECT")) {
      throw wrong(union, "%s type \"%s\" must be OBJECT.".formatted(union.text("Kind"), name));
    }
  }

  private void content(Node type) throws InvalidGraphQlException {
    switch (type.text("Kind")) {
      case "OBJECT", "INTERFACE" -> {
        some(type, "Fields", "must define one or more fields.");
        for (Node field : type.list("Fields")) {
          Node own = schema.typeOf(field);
          if (own != null && !OUTPUTS.contains(own.text("Kind"))) {
            throw wrong(
                field,
                "%s %s: field must be one of SCALAR, OBJECT, INTERFACE, UNION, ENUM."
                    .formatted(type.text("Kind"), type.name()));
          }
        }
      }
      case "ENUM" -> {
        some(type, "EnumValues", "must define one or more unique enum values.");
        enumValues(type);
      }
      case "INPUT_OBJECT" -> {
        some(type, "Fields", "must define one or more input fields.");
        for (Node field : type.list("Fields")) {
          Node own = schema.typeOf(field);
          if (own != null && !Schema.isInput(own)) {
            throw wrong(
                field,
                "%s %s: field must be one of SCALAR, ENUM, INPUT_OBJECT."
                    .formatted(own.text("Kind"), field.name()));
          }
        }
      }
      default -> {}
    }
  }

  private static void some(Node type, String list, String problem) throws InvalidGraphQlException {
    if (type.list(list).isEmpty()) {
      throw wrong(type, "%s %s: %s".formatted(type.text("Kind"), type.name(), problem));
    }
  }

  private void enumValues(Node type) throws InvalidGraphQlException {
    for (Node value : type.list("EnumValues")) {
      if (NO_ENUM_VALUES.contains(value.name())) {
        throw wrong(type, "ENUM %s: non-enum value %s.".formatted(type.name(), value.name()));
      }
      directives(value.list("Directives"), "ENUM_VALUE", true);
    }
  }

  private static void unique(Node type) throws InvalidGraphQlException {
    Node field = firstTwice(type.list("Fields"));
    if (field != null) {
      throw wrong(
          field, "Field %s.%s can only be defined once.".formatted(type.name(), field.name()));
    }
    Node value = firstTwice(type.list("EnumValues"));
    if (value != null) {
      throw wrong(
          value, "Enum value %s.%s can only be defined once.".formatted(type.name(), value.name()));
    }
    uniqueMembers(type);
  }

  private static void uniqueMembers(Node union) throws InvalidGraphQlException {
    List<String> members = union.texts("Types");
    List<Position> positions = union.positions(SchemaParser.MEMBER_POSITIONS);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < members.size(); i++) {
      if (!seen.add(members.get(i))) {
        throw new InvalidGraphQlException(
            positions.size() == members.size() ? positions.get(i) : union.position(),
            "Union type %s can only include type %s once.".formatted(union.name(), members.get(i)));
      }
    }
  }

  private static @Nullable Node firstTwice(List<Node> nodes) {
    Set<String> names = new HashSet<>();
    for (Node node : nodes) {
      if (!names.add(node.name())) {
        return node;
      }
    }
    return null;
  }

  private void arguments(List<Node> arguments, @Nullable Node ownDirective)
      throws InvalidGraphQlException {
    for (Node argument : arguments) {
      name(argument);
      Node reference = argument.required("Type");
      reference(reference);
      Node type = schema.typeOf(argument);
      if (type != null && !Schema.isInput(type)) {
        throw wrong(
            argument,
            "cannot use %s as argument %s because %s is not a valid input type"
                .formatted(Types.text(reference), argument.name(), type.text("Kind")));
      }
      notItself(argument.list("Directives"), ownDirective);
      directives(argument.list("Directives"), "ARGUMENT_DEFINITION", true);
    }
  }

  private static void notItself(List<Node> used, @Nullable Node directive)
      throws InvalidGraphQlException {
    for (Node each : used) {
      if (directive != null && each.name().equals(directive.name())) {
        throw wrong(each, "Directive %s cannot refer to itself.".formatted(directive.name()));
      }
    }
  }

  /**
   * Checks the directives at a place.
   *
   * @param isOnePlace whether all were written there, rather than at a type and its extensions
   */
  void directives(List<Node> used, String location, boolean isOnePlace)
      throws InvalidGraphQlException {
    Set<String> seen = new HashSet<>();
    for (Node each : used) {
      name(each);
      Node definition = schema.directive(each.name());
      if (definition == null) {
        throw wrong(each, "Undefined directive %s.".formatted(each.name()));
      }
      if (!seen.add(each.name()) && isOnePlace && !definition.flag("IsRepeatable")) {
        throw wrong(
            each,
            "The directive %s can only be used once at this location.".formatted(each.name()));
      }
      if (!definition.texts("Locations").contains(location)) {
        throw wrong(each, "Directive %s is not applicable on %s.".formatted(each.name(), location));
      }
      directiveArguments(each, definition);
    }
  }

  private static void directiveArguments(Node used, Node definition)
      throws InvalidGraphQlException {
    List<Node> missing = new ArrayList<>();
    for (Node argument : used.list("Arguments")) {
      if (definition.find("Arguments", argument.name()) == null) {
        throw wrong(
            argument,
            "Undefined argument %s for directive %s.".formatted(argument.name(), used.name()));
      }
    }
    for (Node argument : definition.list("Arguments")) {
      Node given = used.find("Arguments", argument.name());
      boolean isMissing = given == null || Values.is(given.required("Value"), Values.NULL);
      if (isMissing
          && Types.isNonNull(argument.required("Type"))
          && argument.node("DefaultValue") == null) {
        missing.add(argument);
      }
    }
    if (!missing.isEmpty()) {
      throw wrong(
          used,
          "Argument %s for directive %s cannot be null."
              .formatted(missing.getFirst().name(), used.name()));
    }
  }
}

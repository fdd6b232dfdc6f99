package io.driftwarden.rego.graphql;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of values (sections 5.6 and 5.8.5). */
final class ValueRules {
  private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

  private final Facts facts;

  ValueRules(Facts facts) {
    this.facts = facts;
  }

  void value(Node value) throws InvalidGraphQlException {
    undefined(value);
    uniqueFields(value);
    Facts.Expectation expected = facts.expectation(value);
    if (expected != null) {
      Node type = expected.type();
      if (type != null) {
        type(value, expected.reference(), type);
      }
      position(value, expected);
    }
    oneOfVariables(value);
  }

  private void undefined(Node value) throws InvalidGraphQlException {
    Node operation = facts.operation();
    if (operation != null && Values.is(value, Values.VARIABLE) && facts.definition(value) == null) {
      facts.problem(
          value,
          "Variable \"%s\" is not defined%s."
              .formatted(
                  Values.text(value),
                  operation.name().isEmpty()
                      ? ""
                      : " by operation \"%s\"".formatted(operation.name())));
    }
  }

  private void uniqueFields(Node value) {
    Set<String> seen = new HashSet<>();
    if (Values.is(value, Values.OBJECT)) {
      for (Node field : value.list("Children")) {
        if (!seen.add(field.name())) {
          facts.problem(
              field, "There can be only one input field named \"%s\".".formatted(field.name()));
        }
      }
    }
  }

  private void type(Node value, Node reference, Node type) throws InvalidGraphQlException {
    boolean isNull = Values.is(value, Values.NULL);
    if (isNull && Types.isNonNull(reference)) {
      facts.problem(
          value,
          "Expected value of type \"%s\", found %s."
              .formatted(Types.text(reference), Values.text(value)));
    }
    if (isNull || (Schema.isKind(type, "SCALAR") && !BUILT_IN.contains(type.name()))) {
      return;
    }
    if (isOutOfRange(value)) {
      mismatch(value, reference, type);
    }
    switch (Values.kind(value)) {
      case Values.LIST -> fits(Types.isList(reference), value, reference, type);
      case Values.INT ->
          fits(Set.of("Int", "Float", "ID").contains(type.name()), value, reference, type);
      case Values.FLOAT -> fits(type.name().equals("Float"), value, reference, type);
      case Values.BOOLEAN -> fits(type.name().equals("Boolean"), value, reference, type);
      case Values.STRING, Values.BLOCK -> string(value, reference, type);
      case Values.ENUM -> enumValue(value, reference, type);
      case Values.OBJECT -> object(value, type);
      default -> {}
    }
  }

  private void fits(boolean fits, Node value, Node reference, Node type)
      throws InvalidGraphQlException {
    if (!fits) {
      mismatch(value, reference, type);
    }
  }

  private static boolean isOutOfRange(Node value) throws InvalidGraphQlException {
    String raw = value.text("Raw");
    try {
      switch (Values.kind(value)) {
        case Values.INT -> Long.parseLong(raw);
        case Values.FLOAT -> {
          return Double.isInfinite(Double.parseDouble(raw));
        }
        default -> {}
      }
    } catch (NumberFormatException _) {
      return true;
    }
    for (Node child : value.list("Children")) {
      if (isOutOfRange(child.required("Value"))) {
        return true;
      }
    }
    return false;
  }

  private void mismatch(Node value, Node reference, Node type) throws InvalidGraphQlException {
    facts.problem(value, mismatchText(value, reference, type));
  }

  private static String mismatchText(Node value, Node reference, Node type)
      throws InvalidGraphQlException {
    String wanted = Types.text(reference);
    String given = Values.text(value);
    return switch (wanted) {
      case "Int", "Int!" ->
          "Int cannot represent %s value: %s"
              .formatted(isLarge(value) ? "non 32-bit signed integer" : "non-integer", given);
      case "String", "String!", "[String]" ->
          "String cannot represent a non string value: " + given;
      case "Boolean", "Boolean!" -> "Boolean cannot represent a non boolean value: " + given;
      case "Float", "Float!" -> "Float cannot represent non numeric value: " + given;
      case "ID", "ID!" -> "ID cannot represent a non-string and non-integer value: " + given;
      default ->
          Schema.isKind(type, "ENUM")
              ? "Enum \"%s\" cannot represent non-enum value: %s.".formatted(wanted, given)
              : "Expected value of type \"%s\", found %s.".formatted(wanted, given);
    };
  }

  private static boolean isLarge(Node value) {
    String raw = value.text("Raw");
    return raw.matches("[-+]?[0-9]{1,400}") && new BigInteger(raw).bitLength() > 31;
  }

  private void string(Node value, Node reference, Node type) throws InvalidGraphQlException {
    if (Schema.isKind(type, "ENUM")) {
      facts.problem(
          value,
          "Enum \"%s\" cannot represent non-enum value: %s.%s"
              .formatted(Types.text(reference), Values.text(value), enumHint(value, type)));
    } else if (!type.name().equals("String") && !type.name().equals("ID")) {
      mismatch(value, reference, type);
    }
  }

  private String enumHint(Node value, Node type) {
    List<String> names = type.list("EnumValues").stream().map(Node::name).toList();
    return Suggestions.hint(facts, "Did you mean the enum value", value.text("Raw"), names);
  }

  private void enumValue(Node value, Node reference, Node type) throws InvalidGraphQlException {
    if (!Schema.isKind(type, "ENUM")) {
      mismatch(value, reference, type);
    } else if (type.find("EnumValues", value.text("Raw")) == null) {
      facts.problem(
          value,
          "Value \"%s\" does not exist in \"%s\" enum.%s"
              .formatted(Values.text(value), Types.text(reference), enumHint(value, type)));
    }
  }

  private void object(Node value, Node type) throws InvalidGraphQlException {
    for (Node field : type.list("Fields")) {
      Node reference = field.required("Type");
      if (Types.isNonNull(reference)
          && value.find("Children", field.name()) == null
          && field.node("DefaultValue") == null) {
        facts.problem(
            value,
            "Field \"%s.%s\" of required type \"%s\" was not provided."
                .formatted(type.name(), field.name(), Types.text(reference)));
      }
    }
    if (isOneOf(type)) {
      exactlyOne(value, type);
    }
    List<String> names = type.list("Fields").stream().map(Node::name).toList();
    for (Node field : value.list("Children")) {
      if (!names.contains(field.name())) {
        facts.problem(
            field,
            "Field \"%s\" is not defined by type \"%s\".%s"
                .formatted(
                    field.name(),
                    type.name(),
                    Suggestions.hint(facts, "Did you mean", field.name(), names)));
      }
    }
  }

  private static boolean isOneOf(Node type) {
    return type.find("Directives", "oneOf") != null;
  }

  private void exactlyOne(Node value, Node type) throws InvalidGraphQlException {
    List<Node> children = value.list("Children");
    if (children.size() != 1) {
      facts.problem(
          value, "OneOf Input Object \"%s\" must specify exactly one key.".formatted(type.name()));
      return;
    }
    Node only = children.getFirst().required("Value");
    if (Values.is(only, Values.NULL)) {
      facts.problem(
          only,
          "Field \"%s.%s\" must be non-null."
              .formatted(
                  type.name(),
                  type.list("Fields").isEmpty() ? "" : type.list("Fields").getFirst().name()));
    }
  }

  private void position(Node value, Facts.Expectation expected) throws InvalidGraphQlException {
    Node variable = facts.definition(value);
    if (!Values.is(value, Values.VARIABLE) || variable == null || facts.operation() == null) {
      return;
    }
    Node byDefault = variable.node("DefaultValue");
    boolean hasDefault = byDefault != null && !Values.is(byDefault, Values.NULL);
    boolean nonNull =
        Types.isNonNull(expected.reference()) && !hasDefault && !expected.hasDefault();
    Node own = variable.required("Type");
    if (!Types.fits(own, expected.reference(), nonNull)) {
      facts.problem(
          value,
          "Variable \"%s\" of type \"%s\" used in position expecting type \"%s\"."
              .formatted(Values.text(value), Types.text(own), Types.text(expected.reference())));
    }
  }

  private void oneOfVariables(Node value) throws InvalidGraphQlException {
    Facts.Expectation expected = facts.expectation(value);
    Node type = expected == null ? null : expected.type();
    if (!Values.is(value, Values.OBJECT) || type == null || !isOneOf(type)) {
      return;
    }
    for (Node child : value.list("Children")) {
      Node inner = child.required("Value");
      Node variable = facts.definition(inner);
      if (variable != null && !Types.isNonNull(variable.required("Type"))) {
        facts.problem(
            variable,
            ("Variable \"%s\" is of type \"%s\" but must be non-nullable to be used for OneOf Input"
                    + " Object \"%s\".")
                .formatted(Values.text(inner), Types.text(variable.required("Type")), type.name()));
      }
    }
  }
}

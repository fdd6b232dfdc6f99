package io.driftwarden.rego.graphql;

/** Checks that a type has what the interfaces promise that it implements (section 3.6). */
final class Implementation {
  private final Schema schema;
  private final Node type;

  Implementation(Schema schema, Node type) {
    this.schema = schema;
    this.type = type;
  }

  private static InvalidGraphQlException wrong(Node at, String message) {
    return new InvalidGraphQlException(at.position(), message);
  }

  void check(String name) throws InvalidGraphQlException {
    Node promised = schema.type(name);
    if (promised == null) {
      throw wrong(type, "Undefined type \"%s\".".formatted(name));
    }
    if (!Schema.isKind(promised, "INTERFACE")) {
      throw wrong(
          type, "\"%s\" is a non interface type %s.".formatted(name, promised.text("Kind")));
    }
    for (Node field : promised.list("Fields")) {
      field(promised, field);
    }
    for (String further : promised.texts("Interfaces")) {
      if (!type.texts("Interfaces").contains(further)) {
        throw further.equals(type.name())
            ? wrong(
                type,
                "Type %s cannot implement %s because it would create a circular reference."
                    .formatted(type.name(), name))
            : wrong(
                type,
                "Type %s must implement %s because it is implemented by %s."
                    .formatted(type.name(), further, name));
      }
    }
  }

  private String start(Node promised) {
    return "For %s to implement %s ".formatted(type.name(), promised.name());
  }

  private void field(Node promised, Node wanted) throws InvalidGraphQlException {
    Node own = type.find("Fields", wanted.name());
    if (own == null) {
      throw wrong(
          type, (start(promised) + "it must have a field called %s.").formatted(wanted.name()));
    }
    if (!isCovariant(wanted.required("Type"), own.required("Type"))) {
      throw wrong(
          own,
          (start(promised) + "the field %s must have type %s.")
              .formatted(wanted.name(), Types.text(wanted.required("Type"))));
    }
    for (Node argument : wanted.list("Arguments")) {
      argument(promised, own, argument);
    }
    for (Node extra : own.list("Arguments")) {
      if (wanted.find("Arguments", extra.name()) == null
          && Types.isNonNull(extra.required("Type"))
          && extra.node("DefaultValue") == null) {
        throw wrong(
            extra,
            (start(promised)
                    + "any additional arguments on %s must be optional or have a default value but %s"
                    + " is required.")
                .formatted(own.name(), extra.name()));
      }
    }
  }

  private void argument(Node promised, Node field, Node wanted) throws InvalidGraphQlException {
    String same = start(promised) + "the field %s must have the same arguments but ";
    Node own = field.find("Arguments", wanted.name());
    if (own == null) {
      throw wrong(field, (same + "it is missing %s.").formatted(field.name(), wanted.name()));
    }
    if (!Types.fits(wanted.required("Type"), own.required("Type"))) {
      throw wrong(own, (same + "%s has the wrong type.").formatted(field.name(), wanted.name()));
    }
  }

  private boolean isCovariant(Node wanted, Node own) throws InvalidGraphQlException {
    if (Types.isNonNull(wanted) && !Types.isNonNull(own)) {
      return false;
    }
    String name = wanted.text("NamedType");
    if (name.isEmpty()) {
      Node element = own.node("Elem");
      return element != null && isCovariant(wanted.required("Elem"), element);
    }
    Node type = schema.type(name);
    return name.equals(own.text("NamedType"))
        || (type != null
            && schema.possible(type).stream()
                .anyMatch(each -> each.name().equals(own.text("NamedType"))));
  }
}

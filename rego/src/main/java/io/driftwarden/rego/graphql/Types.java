package io.driftwarden.rego.graphql;

/** References to types: a name or a list, perhaps never null. */
final class Types {
  private Types() {}

  /** Returns the name within all lists. */
  static String name(Node type) throws InvalidGraphQlException {
    Node at = type;
    while (at.text("NamedType").isEmpty()) {
      at = at.required("Elem");
    }
    return at.text("NamedType");
  }

  static boolean isNonNull(Node type) {
    return type.flag("NonNull");
  }

  static boolean isList(Node type) {
    return type.node("Elem") != null;
  }

  static String text(Node type) throws InvalidGraphQlException {
    String name = type.text("NamedType");
    return (name.isEmpty() ? "[" + text(type.required("Elem")) + "]" : name)
        + (isNonNull(type) ? "!" : "");
  }

  /** Reports whether what is of one type may stand where another is wanted. */
  static boolean fits(Node given, Node wanted, boolean wantedNonNull)
      throws InvalidGraphQlException {
    Node givenElement = given.node("Elem");
    Node wantedElement = wanted.node("Elem");
    if (!given.text("NamedType").equals(wanted.text("NamedType"))) {
      return false;
    }
    if (givenElement != null
        && (wantedElement == null
            || !fits(givenElement, wantedElement, isNonNull(wantedElement)))) {
      return false;
    }
    return !wantedNonNull || isNonNull(given);
  }

  static boolean fits(Node given, Node wanted) throws InvalidGraphQlException {
    return fits(given, wanted, isNonNull(wanted));
  }
}

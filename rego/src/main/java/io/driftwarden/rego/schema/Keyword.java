package io.driftwarden.rego.schema;

/** A keyword that demands something, in the order in which the demands are checked. */
enum Keyword {
  ANY_OF(Group.COMBINING),
  ONE_OF(Group.COMBINING),
  ALL_OF(Group.COMBINING),
  NOT(Group.COMBINING),
  DEPENDENCIES(Group.COMBINING),
  IF(Group.COMBINING),
  CONST(Group.COMMON),
  ENUM(Group.COMMON),
  FORMAT(Group.COMMON),
  ITEMS(Group.ARRAY),
  MIN_ITEMS(Group.ARRAY),
  MAX_ITEMS(Group.ARRAY),
  UNIQUE_ITEMS(Group.ARRAY),
  CONTAINS(Group.ARRAY),
  MIN_PROPERTIES(Group.OBJECT),
  MAX_PROPERTIES(Group.OBJECT),
  REQUIRED(Group.OBJECT),
  ADDITIONAL_PROPERTIES(Group.OBJECT),
  PROPERTY_NAMES(Group.OBJECT),
  MIN_LENGTH(Group.STRING),
  MAX_LENGTH(Group.STRING),
  PATTERN(Group.STRING),
  MULTIPLE_OF(Group.NUMBER),
  MAXIMUM(Group.NUMBER),
  EXCLUSIVE_MAXIMUM(Group.NUMBER),
  MINIMUM(Group.NUMBER),
  EXCLUSIVE_MINIMUM(Group.NUMBER);

  /** Which values a keyword is about. */
  enum Group {
    COMBINING,
    COMMON,
    ARRAY,
    OBJECT,
    STRING,
    NUMBER
  }

  private final Group group;

  Keyword(Group group) {
    this.group = group;
  }

  Group group() {
    return group;
  }
}

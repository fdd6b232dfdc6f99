package io.driftwarden.rego.graphql;

import java.util.Set;

/** What a document can ask for. */
final class Operations {
  static final String QUERY = "query";
  static final String MUTATION = "mutation";
  static final String SUBSCRIPTION = "subscription";

  private static final Set<String> ALL = Set.of(QUERY, MUTATION, SUBSCRIPTION);

  private Operations() {}

  /** Reads query, mutation or subscription. */
  static String kind(TokenStream in) throws InvalidGraphQlException {
    Token token = in.peek();
    if (!ALL.contains(token.value())) {
      throw in.unexpected();
    }
    return in.next().value();
  }
}

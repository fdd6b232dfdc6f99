package io.driftwarden.rego;

import java.util.List;

/**
 * A question, as a person writes it.
 *
 * @param text a rule's body, such as {@code data.main.deny[message]}
 * @param packageName of the package whose rules it may name, such as {@code main}; empty for none
 * @param imports such as {@code data.lib.users as u}
 */
public record Query(String text, String packageName, List<String> imports) {
  public Query {
    imports = List.copyOf(imports);
  }

  public static Query of(String text) {
    return new Query(text, "", List.of());
  }
}

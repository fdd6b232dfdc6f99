package io.driftwarden.rego.graphql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of directives (section 5.7). */
final class DirectiveRules {
  private final Facts facts;
  private final Set<Misplaced> misplaced = new HashSet<>();

  private record Misplaced(String name, @Nullable Position position) {}

  DirectiveRules(Facts facts) {
    this.facts = facts;
  }

  void directive(Node directive) throws InvalidGraphQlException {
    Node definition = facts.definition(directive);
    if (definition == null) {
      facts.problem(directive, "Unknown directive \"@%s\".".formatted(directive.name()));
    } else {
      FieldRules.knownArguments(
          facts, directive, definition, "directive \"@%s\"".formatted(directive.name()));
      place(directive, definition);
      FieldRules.requiredArguments(
          facts, directive, definition, "Directive \"@%s\"".formatted(definition.name()));
    }
    FieldRules.uniqueArguments(facts, directive);
  }

  private void place(Node directive, Node definition) {
    String location = facts.location(directive);
    if (!definition.texts("Locations").contains(location)
        && misplaced.add(new Misplaced(directive.name(), directive.position()))) {
      facts.problem(
          directive,
          "Directive \"@%s\" may not be used on %s.".formatted(directive.name(), location));
    }
  }

  /** Checks all directives at one place. */
  void all(List<Node> directives) {
    Set<String> seen = new HashSet<>();
    for (Node directive : directives) {
      Node definition = facts.definition(directive);
      boolean isRepeatable = definition != null && definition.flag("IsRepeatable");
      if (!seen.add(directive.name()) && !isRepeatable) {
        facts.problem(
            directive,
            "The directive \"@%s\" can only be used once at this location."
                .formatted(directive.name()));
      }
    }
  }
}

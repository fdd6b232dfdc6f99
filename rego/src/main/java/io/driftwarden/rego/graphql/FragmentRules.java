package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of fragments and where they are spread (section 5.5). */
final class FragmentRules {
  private final Facts facts;
  private final Schema schema;
  private final OverlappingFields overlapping;
  private final FragmentCycles cycles;
  private final Set<String> used = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private boolean inDefinitions;

  FragmentRules(Facts facts, OverlappingFields overlapping) {
    this.facts = facts;
    this.schema = facts.schema();
    this.overlapping = overlapping;
    this.cycles = new FragmentCycles(facts);
  }

  void fragment(Node fragment) throws InvalidGraphQlException {
    String condition = fragment.text("TypeCondition");
    Node type = facts.definition(fragment);
    if (type != null && !condition.isEmpty() && !Schema.isComposite(type)) {
      facts.problem(
          fragment,
          "Fragment \"%s\" cannot condition on non composite type \"%s\"."
              .formatted(fragment.name(), condition));
    }
    if (type == null) {
      List<String> known = new ArrayList<>(schema.types().keySet());
      facts.problem(
          fragment,
          "Unknown type \"%s\".%s"
              .formatted(condition, Suggestions.hint(facts, "Did you mean", condition, known)));
    }
    cycles.check(fragment);
    inDefinitions = true;
    if (!used.contains(fragment.name())) {
      facts.problem(fragment, "Fragment \"%s\" is never used.".formatted(fragment.name()));
    }
    overlapping.check(fragment.list("SelectionSet"));
    if (!names.add(fragment.name())) {
      facts.problem(
          fragment, "There can be only one fragment named \"%s\".".formatted(fragment.name()));
    }
  }

  void inline(Node inline) throws InvalidGraphQlException {
    String condition = inline.text("TypeCondition");
    Node type = schema.type(condition);
    if (type != null && !Schema.isComposite(type)) {
      facts.problem(
          inline, "Fragment cannot condition on non composite type \"%s\".".formatted(condition));
    }
    if (type == null && !condition.isEmpty()) {
      facts.problem(inline, "Unknown type \"%s\".".formatted(condition));
    }
    overlapping.check(inline.list("SelectionSet"));
    Node parent = facts.parent(inline);
    if (!isPossible(parent, condition)) {
      facts.problem(
          inline,
          "Fragment cannot be spread here as objects of type \"%s\" can never be of type \"%s\"."
              .formatted(name(parent), condition));
    }
  }

  void spread(Node spread) {
    Node fragment = facts.definition(spread);
    if (fragment == null) {
      facts.problem(spread, "Unknown fragment \"%s\".".formatted(spread.name()));
    }
    if (!inDefinitions) {
      used.add(spread.name());
    }
    Node parent = facts.parent(spread);
    if (fragment != null && !isPossible(parent, fragment.text("TypeCondition"))) {
      facts.problem(
          spread,
          ("Fragment \"%s\" cannot be spread here as objects of type \"%s\" can never be of type"
                  + " \"%s\".")
              .formatted(spread.name(), name(parent), fragment.text("TypeCondition")));
    }
  }

  private static String name(@Nullable Node type) {
    return type == null ? "" : type.name();
  }

  /** Reports whether some object is of both types, as far as that can be known. */
  private boolean isPossible(@Nullable Node parent, String condition) {
    Node type = schema.type(condition);
    if (parent == null
        || type == null
        || !Schema.isComposite(parent)
        || !Schema.isComposite(type)) {
      return true;
    }
    List<Node> here = Schema.isKind(parent, "OBJECT") ? List.of(parent) : schema.possible(parent);
    Set<String> names = new HashSet<>();
    here.forEach(each -> names.add(each.name()));
    facts.work(here.size() + schema.possible(type).size());
    return schema.possible(type).stream().anyMatch(each -> names.contains(each.name()));
  }
}

package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of fields and of arguments (sections 5.3 and 5.4). */
final class FieldRules {
  private static final int DEEPEST_INTROSPECTION = 3;
  private static final Set<String> INTROSPECTED =
      Set.of("fields", "interfaces", "possibleTypes", "inputFields");

  private final Facts facts;
  private final OverlappingFields overlapping;

  FieldRules(Facts facts, OverlappingFields overlapping) {
    this.facts = facts;
    this.overlapping = overlapping;
  }

  void field(Node field) throws InvalidGraphQlException {
    Node parent = facts.parent(field);
    Node definition = facts.definition(field);
    if (parent != null && definition == null) {
      unknown(field, parent);
    }
    if (parent != null && definition != null) {
      knownArguments(
          facts, field, definition, "field \"%s.%s\"".formatted(parent.name(), field.name()));
    }
    introspection(field);
    if (facts.operation() != null) {
      overlapping.check(field.list("SelectionSet"));
    }
    if (definition != null) {
      requiredArguments(facts, field, definition, "Field \"" + field.name() + "\"");
      leaf(field, definition);
    }
    uniqueArguments(facts, field);
  }

  private void unknown(Node field, Node parent) {
    List<String> types = typesWith(parent, field.name());
    String hint = "";
    if (!types.isEmpty()) {
      hint =
          " Did you mean to use an inline fragment on %s?"
              .formatted(Values.alternatives(Values.quoted(types)));
    } else if (Schema.isKind(parent, "OBJECT") || Schema.isKind(parent, "INTERFACE")) {
      List<String> names = parent.list("Fields").stream().map(Node::name).toList();
      hint = Suggestions.hint(facts, "Did you mean", field.name(), names);
    }
    facts.problem(
        field,
        "Cannot query field \"%s\" on type \"%s\".%s".formatted(field.name(), parent.name(), hint));
  }

  /** Returns the types that an abstract one may be and that have a field, the most common first. */
  private List<String> typesWith(Node parent, String field) {
    List<String> types = new ArrayList<>();
    Map<String, Integer> uses = new HashMap<>();
    if (!Schema.isKind(parent, "INTERFACE") && !Schema.isKind(parent, "UNION")) {
      return types;
    }
    for (Node type : facts.schema().possible(parent)) {
      if (type.find("Fields", field) != null) {
        types.add(type.name());
        for (String implemented : type.texts("Interfaces")) {
          Node promised = facts.schema().type(implemented);
          if (promised != null && promised.find("Fields", field) != null) {
            uses.merge(implemented, 1, Integer::sum);
          }
        }
      }
    }
    types.addAll(uses.keySet());
    types.sort(
        Comparator.comparingInt((String name) -> -uses.getOrDefault(name, 0))
            .thenComparing(Comparator.naturalOrder()));
    return types;
  }

  /** Checks that arguments are those of the definition. */
  static void knownArguments(Facts facts, Node use, Node definition, String on) {
    List<String> names = definition.list("Arguments").stream().map(Node::name).toList();
    for (Node argument : use.list("Arguments")) {
      if (!names.contains(argument.name())) {
        facts.problem(
            use,
            "Unknown argument \"%s\" on %s.%s"
                .formatted(
                    argument.name(),
                    on,
                    Suggestions.hint(facts, "Did you mean", argument.name(), names)));
      }
    }
  }

  /** Checks that arguments that must be given are. */
  static void requiredArguments(Facts facts, Node use, Node definition, String what)
      throws InvalidGraphQlException {
    for (Node argument : definition.list("Arguments")) {
      Node type = argument.required("Type");
      if (Types.isNonNull(type)
          && argument.node("DefaultValue") == null
          && use.find("Arguments", argument.name()) == null) {
        facts.problem(
            use,
            "%s argument \"%s\" of type \"%s\" is required, but it was not provided."
                .formatted(what, argument.name(), Types.text(type)));
      }
    }
  }

  /** Checks that no argument is given twice. */
  static void uniqueArguments(Facts facts, Node use) {
    Map<String, Integer> seen = new HashMap<>();
    for (Node argument : use.list("Arguments")) {
      if (seen.merge(argument.name(), 1, Integer::sum) == 2) {
        facts.problem(
            argument, "There can be only one argument named \"%s\".".formatted(argument.name()));
      }
    }
  }

  private void leaf(Node field, Node definition) throws InvalidGraphQlException {
    Node type = facts.schema().typeOf(definition);
    boolean hasSelection = !field.list("SelectionSet").isEmpty();
    if (type == null || Schema.isLeaf(type) != hasSelection) {
      return;
    }
    if (hasSelection) {
      facts.problem(
          field,
          "Field \"%s\" must not have a selection since type \"%s\" has no subfields."
              .formatted(field.name(), type.name()));
    } else {
      facts.problem(
          field,
          ("Field \"%s\" of type \"%s\" must have a selection of subfields. Did you mean \"%s"
                  + " { ... }\"?")
              .formatted(field.name(), Types.text(definition.required("Type")), field.name()));
    }
  }

  private void introspection(Node field) {
    boolean begins = field.name().equals("__schema") || field.name().equals("__type");
    if (begins && isTooDeep(field, new HashSet<>(), 0)) {
      facts.problem(field, "Maximum introspection depth exceeded");
    }
  }

  private boolean isTooDeep(Node field, Set<String> entered, int depth) {
    int own = depth + (INTROSPECTED.contains(field.name()) ? 1 : 0);
    return own >= DEEPEST_INTROSPECTION || anyTooDeep(field.list("SelectionSet"), entered, own);
  }

  private boolean anyTooDeep(List<Node> selections, Set<String> entered, int depth) {
    facts.work(selections.size());
    for (Node selection : selections) {
      boolean deep =
          switch (selection.shape()) {
            case SPREAD -> isSpreadTooDeep(selection, entered, depth);
            case INLINE -> anyTooDeep(selection.list("SelectionSet"), entered, depth);
            default -> isTooDeep(selection, entered, depth);
          };
      if (deep) {
        return true;
      }
    }
    return false;
  }

  private boolean isSpreadTooDeep(Node spread, Set<String> entered, int depth) {
    Node fragment = facts.definition(spread);
    if (fragment == null || !entered.add(spread.name())) {
      return false;
    }
    boolean deep = anyTooDeep(fragment.list("SelectionSet"), entered, depth);
    entered.remove(spread.name());
    return deep;
  }
}

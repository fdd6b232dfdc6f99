package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of operations (sections 5.2 and 5.8). */
final class OperationRules {
  private final Facts facts;
  private final OverlappingFields overlapping;
  private final Set<String> names = new HashSet<>();

  OperationRules(Facts facts, OverlappingFields overlapping) {
    this.facts = facts;
    this.overlapping = overlapping;
  }

  void variable(Node variable) throws InvalidGraphQlException {
    if (facts.definition(variable) == null) {
      facts.problem(
          variable, "Unknown type \"%s\".".formatted(Types.name(variable.required("Type"))));
    }
  }

  void operation(Node operation) throws InvalidGraphQlException {
    String name = operation.name();
    String kind = operation.text("Operation");
    if (facts.schema().root(kind) == null) {
      facts.problem(operation, "Schema does not support operation type \"%s\"".formatted(kind));
    }
    if (name.isEmpty() && facts.document().list("Operations").size() > 1) {
      facts.problem(operation, "This anonymous operation must be the only defined operation.");
    }
    usedVariables(operation);
    overlapping.check(operation.list("SelectionSet"));
    singleField(operation);
    if (!names.add(name)) {
      facts.problem(operation, "There can be only one operation named \"%s\".".formatted(name));
    }
    variables(operation.list("VariableDefinitions"));
  }

  private void usedVariables(Node operation) {
    String where =
        operation.name().isEmpty() ? "" : " in operation \"%s\"".formatted(operation.name());
    for (Node variable : operation.list("VariableDefinitions")) {
      if (!facts.isUsed(variable)) {
        facts.problem(
            variable,
            "Variable \"$%s\" is never used%s.".formatted(variable.text("Variable"), where));
      }
    }
  }

  private void variables(List<Node> variables) throws InvalidGraphQlException {
    Map<String, Integer> seen = new HashMap<>();
    for (Node variable : variables) {
      String name = variable.text("Variable");
      if (seen.merge(name, 1, Integer::sum) == 2) {
        facts.problem(variable, "There can be only one variable named \"$%s\".".formatted(name));
      }
    }
    for (Node variable : variables) {
      Node type = facts.definition(variable);
      if (type != null && !Schema.isInput(type)) {
        facts.problem(
            variable,
            "Variable \"$%s\" cannot be non-input type \"%s\"."
                .formatted(variable.text("Variable"), Types.text(variable.required("Type"))));
      }
    }
  }

  private void singleField(Node operation) {
    if (!operation.text("Operation").equals(Operations.SUBSCRIPTION)
        || facts.schema().root(Operations.SUBSCRIPTION) == null) {
      return;
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    collect(operation.list("SelectionSet"), fields, new HashSet<>());
    String name =
        operation.name().isEmpty()
            ? "Anonymous Subscription"
            : "Subscription \"%s\"".formatted(operation.name());
    if (fields.size() > 1) {
      facts.problem(
          new ArrayList<>(fields.values()).get(1),
          "%s must select only one top level field.".formatted(name));
    }
    for (Node field : fields.values()) {
      if (field.name().startsWith("__")) {
        facts.problem(
            field, "%s must not select an introspection top level field.".formatted(name));
      }
    }
  }

  private void collect(List<Node> selections, Map<String, Node> fields, Set<String> entered) {
    for (Node selection : selections) {
      switch (selection.shape()) {
        case INLINE -> collect(selection.list("SelectionSet"), fields, entered);
        case SPREAD -> {
          Node fragment = facts.definition(selection);
          if (fragment == null) {
            return;
          }
          if (entered.add(fragment.name())) {
            collect(fragment.list("SelectionSet"), fields, entered);
          }
        }
        default -> fields.putIfAbsent(selection.name(), selection);
      }
    }
  }
}

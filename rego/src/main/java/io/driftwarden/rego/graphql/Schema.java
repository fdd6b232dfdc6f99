package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The types and directives of a type system, with those that every one has. */
final class Schema {
  private static final Set<String> LEAVES = Set.of("SCALAR", "ENUM");
  private static final Set<String> INPUTS = Set.of("SCALAR", "ENUM", "INPUT_OBJECT");
  private static final Set<String> COMPOSITES = Set.of("OBJECT", "INTERFACE", "UNION");

  private final Map<String, Node> types = new TreeMap<>();
  private final Map<String, Node> directives = new TreeMap<>();
  private final Map<String, List<Node>> possible = new HashMap<>();
  private final Map<String, Node> roots = new HashMap<>();

  @Nullable Node type(String name) {
    return types.get(name);
  }

  Map<String, Node> types() {
    return types;
  }

  @Nullable Node directive(String name) {
    return directives.get(name);
  }

  Map<String, Node> directives() {
    return directives;
  }

  /** Returns the object types that a type may turn out to be. */
  List<Node> possible(Node type) {
    return possible.getOrDefault(type.name(), List.of());
  }

  void addPossible(String name, @Nullable Node type) {
    if (type != null) {
      possible.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
    }
  }

  /** Returns the type where operations of a kind begin, null where there are none. */
  @Nullable Node root(String operation) {
    return roots.get(operation.isEmpty() ? Operations.QUERY : operation);
  }

  void setRoot(String operation, Node type) {
    roots.put(operation, type);
  }

  boolean hasRoot(String operation) {
    return roots.containsKey(operation);
  }

  static boolean isKind(Node type, String kind) {
    return type.text("Kind").equals(kind);
  }

  static boolean isLeaf(Node type) {
    return LEAVES.contains(type.text("Kind"));
  }

  static boolean isInput(Node type) {
    return INPUTS.contains(type.text("Kind"));
  }

  static boolean isComposite(Node type) {
    return COMPOSITES.contains(type.text("Kind"));
  }

  /** Returns the type that a field, argument or variable is of, without lists. */
  @Nullable Node typeOf(Node declared) throws InvalidGraphQlException {
    return types.get(Types.name(declared.required("Type")));
  }
}

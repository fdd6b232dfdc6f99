package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree under {@code data} where packages and rules are. Built when compiling, not
 * changed after.
 */
public final class Node {
  /** What the rules at a node make together. */
  public enum Kind {
    /** None are here: the node is the object of its children. */
    PACKAGE,
    /** One value. */
    COMPLETE,
    /** A set. */
    SET,
    /** Entries of an object, beside the children. */
    OBJECT,
    /** The results of a function. */
    FUNCTION
  }

  private final List<String> path;
  private final Map<String, Node> children = new LinkedHashMap<>();
  private final List<Clause> clauses = new ArrayList<>();
  private Kind kind = Kind.PACKAGE;
  private @Nullable Clause otherwise;
  private int arity;
  private boolean uniform;

  public Node(List<String> path) {
    this.path = List.copyOf(path);
  }

  /** Returns the child of a name, made where it is not there yet. */
  public Node childOrNew(String name) {
    return children.computeIfAbsent(
        name,
        _ -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(name);
          return new Node(longer);
        });
  }

  public Optional<Node> child(String name) {
    return Optional.ofNullable(children.get(name));
  }

  public Map<String, Node> children() {
    return children;
  }

  /** Returns the names from {@code data} down to this, without {@code data}. */
  public List<String> path() {
    return path;
  }

  /** Returns {@code data} and the path, as policies write it. */
  public String name() {
    return path.isEmpty() ? "data" : "data." + String.join(".", path);
  }

  public Kind kind() {
    return kind;
  }

  public void become(Kind other) {
    kind = other;
  }

  /** Makes this a function of so many arguments. */
  public void becomeFunction(int arguments) {
    kind = Kind.FUNCTION;
    arity = arguments;
  }

  public int arity() {
    return arity;
  }

  public void add(Clause clause) {
    clauses.add(clause);
    uniform =
        clauses.getFirst().value() instanceof Operand.Constant(Value only)
            && (uniform || clauses.size() == 1)
            && clause.isAlways(only);
  }

  public void setDefault(Clause clause) {
    otherwise = clause;
  }

  /** Reports whether all clauses have the same value, so that one that holds is enough. */
  boolean isUniform() {
    return uniform;
  }

  List<Clause> clauses() {
    return clauses;
  }

  /** Returns the clause of the default rule. */
  Optional<Clause> otherwise() {
    return Optional.ofNullable(otherwise);
  }
}

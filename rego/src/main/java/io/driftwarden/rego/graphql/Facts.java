package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What is known of the parts of a document by the type system, and what is wrong with them. */
final class Facts {
  private static final int COST = 100;

  private final Schema schema;
  private final Node document;
  private final LongConsumer work;
  private final Map<Node, Node> definitions = new HashMap<>();
  private final Map<Node, Node> parents = new HashMap<>();
  private final Map<Node, String> locations = new HashMap<>();
  private final Map<Node, Expectation> expectations = new HashMap<>();
  private final Map<Node, Boolean> used = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Node operation;

  /**
   * What a value should be.
   *
   * @param reference the type as it was written
   * @param type the type that is meant, null for an unknown one
   */
  record Expectation(Node reference, @Nullable Node type, boolean hasDefault) {}

  /**
   * @param work is told how much there is to do before it is done
   */
  Facts(Schema schema, Node document, LongConsumer work) {
    this.schema = schema;
    this.document = document;
    this.work = work;
  }

  Schema schema() {
    return schema;
  }

  Node document() {
    return document;
  }

  /** Counts steps; one costs as much as some elements that a policy makes. */
  void work(long steps) {
    work.accept(steps * COST);
  }

  /** Returns the operation that is being walked, null within a fragment's definition. */
  @Nullable Node operation() {
    return operation;
  }

  void enter(@Nullable Node current) {
    operation = current;
  }

  /** Returns what a field, directive, variable or spread refers to, null for nothing known. */
  @Nullable Node definition(Node use) {
    return definitions.get(use);
  }

  void define(Node use, @Nullable Node definition) {
    if (definition == null) {
      definitions.remove(use);
    } else {
      definitions.put(use, definition);
    }
  }

  /** Returns the type in whose selection something stands, null for an unknown one. */
  @Nullable Node parent(Node selection) {
    return parents.get(selection);
  }

  void place(Node selection, @Nullable Node parent) {
    if (parent == null) {
      parents.remove(selection);
    } else {
      parents.put(selection, parent);
    }
  }

  String location(Node directive) {
    return locations.getOrDefault(directive, "");
  }

  void locate(Node directive, String location) {
    locations.put(directive, location);
  }

  @Nullable Expectation expectation(Node value) {
    return expectations.get(value);
  }

  void expect(Node value, Expectation expectation) {
    expectations.put(value, expectation);
  }

  boolean isUsed(Node variable) {
    return used.containsKey(variable);
  }

  void use(Node variable) {
    used.put(variable, true);
  }

  void problem(Node at, String message) {
    problems.add(new Problem(at.position(), message));
  }

  List<Problem> problems() {
    return problems;
  }
}

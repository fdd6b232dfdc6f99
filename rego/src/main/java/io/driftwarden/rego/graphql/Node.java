package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a document; equal only to itself. */
final class Node {
  private final Shape shape;
  private final @Nullable Position position;
  private final Map<String, Object> fields = new HashMap<>();

  Node(Shape shape, @Nullable Position position) {
    this.shape = shape;
    this.position = position;
  }

  /** Returns a node whose lists may grow without this one's. */
  Node copy() {
    Node copy = new Node(shape, position);
    fields.forEach((name, value) ->
        copy.fields.put(name, value instanceof List<?> list ? new ArrayList<>(list) : value));
    return copy;
  }

  Shape shape() {
    return shape;
  }

  @Nullable Position position() {
    return position;
  }

  Node set(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  /** Sets the comments before it, if there are some. */
  Node comment(String field, List<String> comments) {
    if (!comments.isEmpty()) {
      Node group = new Node(Shape.COMMENTS, null);
      group.set(
          "List",
          comments.stream().map(text -> new Node(Shape.COMMENT, null).set("Value", text)).toList());
      set(field, group);
    }
    return this;
  }

  @Nullable Object get(String field) {
    return fields.get(field);
  }

  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  String name() {
    return text("Name");
  }

  boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  @Nullable Node node(String field) {
    return fields.get(field) instanceof Node node ? node : null;
  }

  /** Returns a node that a well-formed document has there. */
  Node required(String field) throws InvalidGraphQlException {
    return Optional.ofNullable(node(field))
        .orElseThrow(() -> new InvalidGraphQlException(position, "the document lacks a " + field));
  }

  List<Node> list(String field) {
    return elements(field, Node.class);
  }

  List<String> texts(String field) {
    return elements(field, String.class);
  }

  List<Position> positions(String field) {
    return elements(field, Position.class);
  }

  private <T> List<T> elements(String field, Class<T> type) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().map(type::cast).toList()
        : List.of();
  }

  /** Appends what another node has in a list. */
  void append(String field, Node other) {
    List<Object> all = new ArrayList<>(elements(field, Object.class));
    all.addAll(other.elements(field, Object.class));
    set(field, all);
  }

  /** Returns the element of a list that has a name, null where there is none. */
  @Nullable Node find(String field, String name) {
    for (Node each : list(field)) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }
}

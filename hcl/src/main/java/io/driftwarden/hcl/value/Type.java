package io.driftwarden.hcl.value;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A type constraint, as a variable declares one. */
public sealed interface Type {
  enum Primitive implements Type {
    STRING,
    NUMBER,
    BOOL
  }

  /** Whatever it is. */
  record Any() implements Type {}

  record ListOf(Type item) implements Type {}

  record SetOf(Type item) implements Type {}

  record MapOf(Type item) implements Type {}

  record TupleOf(List<Type> items) implements Type {
    public TupleOf {
      items = List.copyOf(items);
    }
  }

  record ObjectOf(SequencedMap<String, Field> fields) implements Type {}

  /** A field of an object type; an optional one may have a default, else it becomes null. */
  record Field(Type type, boolean optional, Optional<Value> otherwise) {}
}

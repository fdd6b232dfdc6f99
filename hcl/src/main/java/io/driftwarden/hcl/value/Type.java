package io.driftwarden.hcl.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The type of a value, or a type constraint, as a variable declares one. */
public sealed interface Type {

  enum Primitive implements Type {
    STRING,
    NUMBER,
    BOOL
  }

  /** Whatever it is; as the type of a value, one that is not known yet. */
  record Any() implements Type {
    public static final Type ANY = new Any();
  }

  record ListOf(Type item) implements Type {
    public static final Type STRINGS = new ListOf(Primitive.STRING);
  }

  record SetOf(Type item) implements Type {}

  record MapOf(Type item) implements Type {}

  record TupleOf(List<Type> items) implements Type {
    public TupleOf {
      items = List.copyOf(items);
    }
  }

  record ObjectOf(SequencedMap<String, Field> fields) implements Type {
    /** Returns the type of objects that have all of the fields. */
    public static ObjectOf having(Map<String, Type> fields) {
      SequencedMap<String, Field> needed = new LinkedHashMap<>();
      fields.forEach((name, type) -> needed.put(name, Field.needed(type)));
      return new ObjectOf(needed);
    }
  }

  /** A field of an object type; an optional one may have a default, else it becomes null. */
  record Field(Type type, boolean optional, Optional<Value> otherwise) {
    static Field needed(Type type) {
      return new Field(type, false, Optional.empty());
    }
  }

  /** Reports whether a part of it is whatever it is. */
  default boolean holdsAny() {
    return switch (this) {
      case Any _ -> true;
      case Primitive _ -> false;
      case ListOf(Type item) -> item.holdsAny();
      case SetOf(Type item) -> item.holdsAny();
      case MapOf(Type item) -> item.holdsAny();
      case TupleOf(List<Type> items) -> items.stream().anyMatch(Type::holdsAny);
      case ObjectOf(var fields) -> fields.values().stream().anyMatch(f -> f.type().holdsAny());
    };
  }

  /** Reports whether an object type in it has optional fields. */
  default boolean holdsOptional() {
    return switch (this) {
      case Any _, Primitive _ -> false;
      case ListOf(Type item) -> item.holdsOptional();
      case SetOf(Type item) -> item.holdsOptional();
      case MapOf(Type item) -> item.holdsOptional();
      case TupleOf(List<Type> items) -> items.stream().anyMatch(Type::holdsOptional);
      case ObjectOf(var fields) ->
          fields.values().stream().anyMatch(f -> f.optional() || f.type().holdsOptional());
    };
  }

  /** Returns the type of the values that this lets through, which have every field. */
  default Type plain() {
    if (!holdsOptional()) {
      return this;
    }
    return switch (this) {
      case Any _, Primitive _ -> this;
      case ListOf(Type item) -> new ListOf(item.plain());
      case SetOf(Type item) -> new SetOf(item.plain());
      case MapOf(Type item) -> new MapOf(item.plain());
      case TupleOf(List<Type> items) -> new TupleOf(items.stream().map(Type::plain).toList());
      case ObjectOf(var fields) -> {
        Map<String, Type> plain = new LinkedHashMap<>();
        fields.forEach((name, field) -> plain.put(name, field.type().plain()));
        yield ObjectOf.having(plain);
      }
    };
  }

  /** Returns what all items have in common, of a list, set or map. */
  default Optional<Type> element() {
    return switch (this) {
      case ListOf(Type item) -> Optional.of(item);
      case SetOf(Type item) -> Optional.of(item);
      case MapOf(Type item) -> Optional.of(item);
      case Any _, Primitive _, TupleOf _, ObjectOf _ -> Optional.empty();
    };
  }

  /** Reports whether it is a list, a tuple or a set. */
  default boolean isSequence() {
    return this instanceof ListOf || this instanceof TupleOf || this instanceof SetOf;
  }

  /** Returns the first type of the values that is known. */
  static Type firstKnown(Collection<Value> values) {
    return values.stream()
        .map(Value::type)
        .filter(t -> !Any.ANY.equals(t))
        .findFirst()
        .orElse(Any.ANY);
  }

  /** Returns how a value of the type begins as JSON, if that is always the same. */
  default String jsonStart() {
    return switch (this) {
      case Primitive primitive -> primitive == Primitive.STRING ? "\"" : "";
      case ObjectOf _, MapOf _ -> "{";
      case TupleOf _, ListOf _, SetOf _ -> "[";
      case Any _ -> "";
    };
  }

  /** Returns the name that messages have for the type of a value: {@code list of string}. */
  default String label() {
    return label("dynamic", "dynamic");
  }

  /** Returns the name that messages have for a type that is asked for. */
  default String wanted() {
    return label("any type", "any single type");
  }

  private String label(String any, String anyItem) {
    return switch (this) {
      case Any _ -> any;
      case Primitive primitive ->
          switch (primitive) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOL -> "bool";
          };
      case ListOf(Type item) -> "list of " + item.label(anyItem, anyItem);
      case SetOf(Type item) -> "set of " + item.label(anyItem, anyItem);
      case MapOf(Type item) -> "map of " + item.label(anyItem, anyItem);
      case TupleOf _ -> "tuple";
      case ObjectOf _ -> "object";
    };
  }
}

package io.driftwarden.hcl.schema;

import io.driftwarden.hcl.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Types as tables write them: {@code s n b} for the primitive ones, {@code *} for any, {@code L S
 * M} before the type of the items, {@code {name:s,other:n}} and {@code [sn]}.
 */
final class TypeText {
  private final String text;
  private int at;

  private TypeText(String text) {
    this.text = text;
  }

  /** Returns the type that a text stands for; an exception tells that it stands for none. */
  static Type parse(String text) {
    TypeText reader = new TypeText(text);
    Type type = reader.type();
    if (reader.at != text.length()) {
      throw reader.broken();
    }
    return type;
  }

  private Type type() {
    return switch (next()) {
      case 's' -> Type.Primitive.STRING;
      case 'n' -> Type.Primitive.NUMBER;
      case 'b' -> Type.Primitive.BOOL;
      case '*' -> new Type.Any();
      case 'L' -> new Type.ListOf(type());
      case 'S' -> new Type.SetOf(type());
      case 'M' -> new Type.MapOf(type());
      case '{' -> object();
      case '[' -> tuple();
      default -> throw broken();
    };
  }

  private Type object() {
    SequencedMap<String, Type.Field> fields = new LinkedHashMap<>();
    while (!take('}')) {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        throw broken();
      }
      String name = text.substring(at, colon);
      at = colon + 1;
      fields.put(name, new Type.Field(type(), false, Optional.empty()));
      take(',');
    }
    return new Type.ObjectOf(fields);
  }

  private Type tuple() {
    List<Type> items = new ArrayList<>();
    while (!take(']')) {
      items.add(type());
    }
    return new Type.TupleOf(items);
  }

  private char next() {
    if (at >= text.length()) {
      throw broken();
    }
    return text.charAt(at++);
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("no type: " + text);
  }
}

package io.driftwarden.rego.value;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array. */
public final class ArrayValue implements Value, Iterable<Value> {
  public static final ArrayValue EMPTY = new ArrayValue(List.of());

  private final List<Value> elements;
  private final int depth;
  private int hash;

  private ArrayValue(List<Value> elements) {
    this.elements = elements;
    this.depth = TooDeepException.above(elements);
  }

  /** Returns the array of these elements, which are copied. */
  public static ArrayValue of(List<? extends Value> elements) {
    return elements.isEmpty() ? EMPTY : new ArrayValue(List.copyOf(elements));
  }

  public static ArrayValue of(Value... elements) {
    return of(List.of(elements));
  }

  public List<Value> elements() {
    return elements;
  }

  public int size() {
    return elements.size();
  }

  public Value get(int index) {
    return elements.get(index);
  }

  /** Returns the element at an index; null where there is none. */
  public @Nullable Value at(NumberValue index) {
    int position = index.smallInt();
    return position >= 0 && position < elements.size() ? elements.get(position) : null;
  }

  @Override
  public Iterator<Value> iterator() {
    return elements.iterator();
  }

  @Override
  public Kind kind() {
    return Kind.ARRAY;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof ArrayValue that && elements.equals(that.elements));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = elements.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return toRego();
  }
}

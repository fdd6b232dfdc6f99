package io.driftwarden.rego.value;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set. Iterating goes over the elements in their order. */
public final class SetValue implements Value, Iterable<Value> {
  public static final SetValue EMPTY = new SetValue(Set.of());

  private final Set<Value> elements;
  private final int depth;
  private int hash;
  private volatile @Nullable List<Value> sorted;

  private SetValue(Set<Value> elements) {
    this.elements = elements;
    this.depth = TooDeepException.above(elements);
  }

  /** Returns the set of these elements, which are copied. */
  public static SetValue of(Collection<? extends Value> elements) {
    return elements.isEmpty() ? EMPTY : new SetValue(new HashSet<>(elements));
  }

  public boolean contains(Value element) {
    return elements.contains(element);
  }

  /** Returns the elements in their order. */
  public List<Value> sorted() {
    List<Value> known = sorted;
    if (known == null) {
      known = elements.stream().sorted().toList();
      sorted = known;
    }
    return known;
  }

  /** Returns the elements, in no order. */
  public Set<Value> elements() {
    return Collections.unmodifiableSet(elements);
  }

  public int size() {
    return elements.size();
  }

  @Override
  public Iterator<Value> iterator() {
    return sorted().iterator();
  }

  @Override
  public Kind kind() {
    return Kind.SET;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof SetValue that && elements.equals(that.elements));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = ~elements.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return toRego();
  }
}

package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules are asked about: the input, the data, what {@code with} replaced, and what is known.
 */
final class World {
  private final @Nullable Value input;
  private final Value data;
  private final Set<Node> replaced;
  private final Map<Object, Mock> mocks;
  private final Map<Node, Optional<Value>> known = new ConcurrentHashMap<>();
  private final Calls calls = new Calls();

  World(@Nullable Value input, Value data, Set<Node> replaced, Map<Object, Mock> mocks) {
    this.input = input;
    this.data = data;
    this.replaced = replaced;
    this.mocks = mocks;
  }

  /** What a function was replaced by: another function, or a value that it always has. */
  record Mock(@Nullable Callee callee, @Nullable Value value) {}

  @Nullable Value input() {
    return input;
  }

  Value data() {
    return data;
  }

  boolean isReplaced(Node node) {
    return !replaced.isEmpty() && replaced.contains(node);
  }

  boolean hasReplaced() {
    return !replaced.isEmpty();
  }

  boolean hasMocks() {
    return !mocks.isEmpty();
  }

  /** Returns what a function, by its node or a builtin's name, was replaced by. */
  @Nullable Mock mock(Object function) {
    return mocks.isEmpty() ? null : mocks.get(function);
  }

  Calls calls() {
    return calls;
  }

  Map<Node, Optional<Value>> known() {
    return known;
  }

  World withInput(Value other) {
    return new World(other, data, replaced, mocks);
  }

  World withData(Value other, @Nullable Node node) {
    Set<Node> more = new HashSet<>(replaced);
    if (node != null) {
      more.add(node);
    }
    return new World(input, other, more, mocks);
  }

  World withoutMocks() {
    return new World(input, data, replaced, Map.of());
  }

  World withMock(Object function, Mock mock) {
    Map<Object, Mock> more = new HashMap<>(mocks);
    more.put(function, mock);
    return new World(input, data, replaced, more);
  }
}

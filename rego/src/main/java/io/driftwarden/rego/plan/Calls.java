package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The results of calls of functions that have proved dear, in one world. */
final class Calls {
  private static final int DEAR = 16;

  private final Map<Node, Map<Arguments, Optional<Value>>> known = new ConcurrentHashMap<>();

  /** What a function is called with: the same strings, and otherwise the very same values. */
  private static final class Arguments {
    private final Value[] values;

    Arguments(Value[] values) {
      this.values = values;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Arguments that)) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        if (!same(values[i], that.values[i])) {
          return false;
        }
      }
      return true;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Value one, Value other) {
      return one == other || (one instanceof StringValue && one.equals(other));
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (Value value : values) {
        int own = value instanceof StringValue ? value.hashCode() : System.identityHashCode(value);
        hash = hash * 31 + own;
      }
      return hash;
    }
  }

  /** Returns the result of a call that was made before, null where none is known. */
  @SuppressWarnings({"NullableOptional", "OptionalAssignedToNull"}) // "undefined" is a result
  @Nullable Optional<Value> find(Node function, Value[] arguments) {
    Map<Arguments, Optional<Value>> results = known.get(function);
    return results == null ? null : results.get(new Arguments(arguments));
  }

  /** Keeps a result, once a call of the function took many steps. */
  void note(Node function, Value[] arguments, @Nullable Value result, long steps) {
    Map<Arguments, Optional<Value>> results = known.get(function);
    if (results == null && steps >= DEAR) {
      results = known.computeIfAbsent(function, _ -> new ConcurrentHashMap<>());
    }
    if (results != null) {
      results.put(new Arguments(arguments), Optional.ofNullable(result));
    }
  }
}

package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one {@code with} replaces. */
public sealed interface Replacement {
  World apply(World world, Frame frame);

  /** The input, or what lies at a path in it. */
  record OfInput(List<Value> path, Operand value) implements Replacement {
    @Override
    public World apply(World world, Frame frame) {
      return world.withInput(put(world.input(), path, value.value(frame)));
    }
  }

  /** What lies at a path under {@code data}, whose node is given where rules make it. */
  record OfData(List<Value> path, @Nullable Node node, Operand value) implements Replacement {
    @Override
    public World apply(World world, Frame frame) {
      return world.withData(put(world.data(), path, value.value(frame)), node);
    }
  }

  /** A function, by its node or a builtin's name; replaced by a value. */
  record OfFunction(Object function, Operand value) implements Replacement {
    @Override
    public World apply(World world, Frame frame) {
      return world.withMock(function, new World.Mock(null, value.value(frame)));
    }
  }

  /** A function, by its node or a builtin's name; replaced by another. */
  record ByFunction(Object function, Callee other) implements Replacement {
    @Override
    public World apply(World world, Frame frame) {
      return world.withMock(function, new World.Mock(other, null));
    }
  }

  private static Value put(@Nullable Value base, List<Value> path, Value value) {
    if (path.isEmpty()) {
      return value;
    }
    ObjectValue object = base instanceof ObjectValue there ? there : ObjectValue.EMPTY;
    Value key = path.getFirst();
    return object.with(key, put(object.get(key), path.subList(1, path.size()), value));
  }
}

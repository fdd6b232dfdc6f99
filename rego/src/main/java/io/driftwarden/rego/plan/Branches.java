package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps with any number of solutions. */
public final class Branches {
  private Branches() {}

  /** A key of a ref: a value to look up where it is bound, else a pattern for each key there is. */
  public record Key(@Nullable Operand bound, @Nullable Pattern pattern) {}

  /** A ref with keys that are not bound: each element that its keys match. */
  public record Walk(Root root, List<Key> path, Pattern result, Optional<Filter> filter)
      implements Step.Branch {
    public Walk(Root root, List<Key> path, Pattern result) {
      this(root, path, result, Optional.empty());
    }

    @Override
    public boolean each(Frame frame, Rest rest) {
      Object at = root.position(frame);
      return at != null && from(0, at, frame, rest);
    }

    private boolean from(int index, Object start, Frame frame, Rest rest) {
      Documents documents = frame.machine().documents();
      Object at = start;
      for (int i = index; i < path.size(); i++) {
        Key key = path.get(i);
        if (key.bound() == null) {
          return over(i, at, frame, rest);
        }
        at = documents.get(at, key.bound().value(frame));
        if (at == null) {
          return false;
        }
      }
      Value value = documents.value(at);
      return value != null && result.matches(value, frame) && rest.take(frame);
    }

    private boolean over(int index, Object at, Frame frame, Rest rest) {
      if (at instanceof ArrayValue array) {
        return overArray(index, array, frame, rest);
      }
      Machine machine = frame.machine();
      Iterable<Value> keys = machine.documents().keys(at);
      if (at instanceof Documents.At position) {
        machine.documents().prepare(position.node(), names(index + 1));
      }
      for (Value key : keys) {
        machine.limits().step();
        Object below = matches(index, key, frame) ? machine.documents().get(at, key) : null;
        if (below != null && from(index + 1, below, frame, rest)) {
          return true;
        }
      }
      return false;
    }

    /** Returns the names that follow in the path, as far as they are known. */
    private List<String> names(int from) {
      List<String> names = new ArrayList<>();
      for (Key key : path.subList(from, path.size())) {
        if (!(key.bound() instanceof Operand.Constant(StringValue(String name)))) {
          break;
        }
        names.add(name);
      }
      return names;
    }

    private boolean overArray(int index, ArrayValue array, Frame frame, Rest rest) {
      Machine machine = frame.machine();
      int[] positions =
          filter.isPresent() && index == path.size() - 1 && !machine.world().hasMocks()
              ? machine.indexes().find(array, filter.get(), frame)
              : null;
      int size = positions == null ? array.size() : positions.length;
      for (int i = 0; i < size; i++) {
        machine.limits().step();
        int position = positions == null ? i : positions[i];
        if (matches(index, NumberValue.of(position), frame)
            && from(index + 1, array.get(position), frame, rest)) {
          return true;
        }
      }
      return false;
    }

    private boolean matches(int index, Value key, Frame frame) {
      Pattern pattern = path.get(index).pattern();
      return pattern != null && pattern.matches(key, frame);
    }
  }

  /** A call of a relation: each of its values. */
  public record Relation(Callee callee, List<Operand> arguments, Pattern result, Site site)
      implements Step.Branch {
    @Override
    public boolean each(Frame frame, Rest rest) {
      Value[] values = new Value[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).value(frame);
      }
      if (!(frame.machine().call(callee, values, site) instanceof ArrayValue all)) {
        return false;
      }
      for (Value value : all) {
        frame.machine().limits().step();
        if (result.matches(value, frame) && rest.take(frame)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A body in another world. Its solutions are found first, then used in the world as it was. */
  public record With(List<Replacement> replacements, Block body) implements Step.Branch {
    @Override
    public boolean each(Frame frame, Rest rest) {
      Machine machine = frame.machine();
      World changed = machine.world();
      for (Replacement replacement : replacements) {
        changed = replacement.apply(changed, frame);
      }
      List<@Nullable Value[]> solutions = new ArrayList<>();
      World before = machine.enter(changed);
      body.each(
          frame,
          f -> {
            machine.charge(1);
            solutions.add(f.save());
            return false;
          });
      machine.enter(before);
      for (@Nullable Value[] solution : solutions) {
        frame.restore(solution);
        if (rest.take(frame)) {
          return true;
        }
      }
      return false;
    }
  }
}

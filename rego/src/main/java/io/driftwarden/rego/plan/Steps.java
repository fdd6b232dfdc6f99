package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.Kind;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The steps that hold or don't. */
public final class Steps {
  private Steps() {}

  /** An operand's value matches a pattern. */
  public record Match(Operand operand, Pattern pattern) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      return pattern.matches(operand.value(frame), frame);
    }
  }

  /** An operand is not false. */
  public record Truth(Operand operand) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      return operand.value(frame) != BooleanValue.FALSE;
    }
  }

  /** Nothing has this step's solution. */
  public record Never() implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      return false;
    }
  }

  /** A ref whose keys are all bound. */
  public record Get(Root root, List<Operand> path, Pattern result) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      Documents documents = frame.machine().documents();
      Object at = root.position(frame);
      for (int i = 0; at != null && i < path.size(); i++) {
        at = documents.get(at, path.get(i).value(frame));
      }
      Value value = at == null ? null : documents.value(at);
      return value != null && result.matches(value, frame);
    }
  }

  /** A call; without a pattern for the result it holds unless the result is false. */
  public record Call(Callee callee, List<Operand> arguments, Optional<Pattern> result, Site site)
      implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      Value[] values = new Value[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).value(frame);
      }
      Value value = frame.machine().call(callee, values, site);
      return result.isPresent()
          ? value != null && result.get().matches(value, frame)
          : Machine.holds(value);
    }
  }

  /** Two operands are the same, or where that is not wanted differ. */
  public record Equal(Operand left, Operand right, boolean wanted, Call call) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      Machine machine = frame.machine();
      if (machine.world().hasMocks()) {
        return call.holds(frame);
      }
      machine.limits().step();
      return left.value(frame).equals(right.value(frame)) == wanted;
    }
  }

  /** A body has no solution. */
  public record Not(Block body) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      return !body.hasSolution(frame);
    }
  }

  /** Both bodies have a solution, each on its own. */
  public record Both(Block left, Block right) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      return left.hasSolution(frame) && right.hasSolution(frame);
    }
  }

  /** One of the bodies has a solution. */
  public record Either(Block left, Block right) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      return left.hasSolution(frame) || right.hasSolution(frame);
    }
  }

  /** A body has a solution for each element; {@code key} and {@code value} are slots. */
  public record Every(Operand domain, int key, int value, Block body) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      Value elements = domain.value(frame);
      Machine machine = frame.machine();
      for (Value each : machine.documents().keys(elements)) {
        machine.limits().step();
        frame.set(key, each);
        @Nullable Value element = Documents.element(elements, each);
        if (element != null) {
          frame.set(value, element);
        }
        if (!body.hasSolution(frame)) {
          return false;
        }
      }
      return elements.kind().compareTo(Kind.ARRAY) >= 0;
    }
  }

  /** An interpolated string: each part's text, {@code <undefined>} where it has no value. */
  public record Interpolate(List<Piece> pieces, Pattern result) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      StringBuilder text = new StringBuilder();
      pieces.forEach(piece -> text.append(piece.text(frame)));
      frame.machine().charge(text.length());
      return result.matches(new StringValue(text.toString()), frame);
    }
  }

  /** A line for whoever debugs the policy, which always holds. */
  public record Print(List<Piece> pieces) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      StringJoiner line = new StringJoiner(" ");
      pieces.forEach(piece -> line.add(piece.text(frame)));
      frame.machine().charge(line.length());
      frame.machine().print(line.toString());
      return true;
    }
  }

  /** A part of an interpolated string: what the body's one solution makes of it. */
  public record Piece(Block body, Operand operand) {
    String text(Frame frame) {
      StringBuilder text = new StringBuilder();
      boolean defined =
          body.each(
              frame,
              f -> {
                text.append(shown(operand.value(f)));
                return true;
              });
      return defined ? text.toString() : "<undefined>";
    }

    private static String shown(Value value) {
      return value instanceof StringValue string ? string.text() : value.toRego();
    }
  }
}

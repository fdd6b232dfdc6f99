package io.driftwarden.rego.plan;

import io.driftwarden.rego.plan.Observer.Event;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Steps that tell the observer; only programs that are compiled to be watched have them. */
public final class Watched {
  private Watched() {}

  /** Returns a step that does the same, and tells of it. */
  public static Step of(Step step, Statement statement, boolean first) {
    return switch (step) {
      case Step.Test test -> new OfTest(test, statement, first);
      case Step.Branch branch -> new OfBranch(branch, statement, first);
    };
  }

  /** A step of a line that holds or doesn't. */
  private record OfTest(Step.Test test, Statement statement, boolean first) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      Observer observer = frame.machine().observer();
      if (first) {
        observer.tell(Event.EVAL, statement);
      }
      boolean holds = test.holds(frame);
      if (!holds) {
        observer.tell(Event.FAIL, statement);
      }
      return holds;
    }
  }

  /** A step of a line with any number of solutions. */
  private record OfBranch(Step.Branch branch, Statement statement, boolean first)
      implements Step.Branch {
    @Override
    public boolean each(Frame frame, Rest rest) {
      Observer observer = frame.machine().observer();
      if (first) {
        observer.tell(Event.EVAL, statement);
      }
      boolean[] any = new boolean[1];
      boolean enough =
          branch.each(
              frame,
              f -> {
                any[0] = true;
                boolean stop = rest.take(f);
                if (!stop) {
                  observer.tell(Event.REDO, statement);
                }
                return stop;
              });
      if (!any[0]) {
        observer.tell(Event.FAIL, statement);
      }
      return enough;
    }
  }

  /** The beginning of a rule's body. */
  public record Enter(Statement rule) implements Step.Branch {
    @Override
    public boolean each(Frame frame, Rest rest) {
      Observer observer = frame.machine().observer();
      observer.tell(Event.ENTER, rule);
      boolean enough = rest.take(frame);
      observer.tell(Event.LEAVE, rule);
      return enough;
    }
  }

  /** The end of a rule's body. */
  public record Exit(Statement rule) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      frame.machine().observer().tell(Event.EXIT, rule);
      return true;
    }
  }

  /** A case of a test that has several. */
  public record Case(List<Operand> path) implements Step.Test {
    @Override
    public boolean holds(Frame frame) {
      List<Value> keys = new ArrayList<>();
      path.forEach(key -> keys.add(key.value(frame)));
      frame.machine().observer().testCase(keys);
      return true;
    }
  }
}

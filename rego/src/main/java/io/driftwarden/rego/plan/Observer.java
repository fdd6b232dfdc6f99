package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.Value;
import java.util.List;

/**
 * Is told what an evaluation does, in policies that were compiled to be watched, by the thread that
 * evaluates.
 */
public interface Observer {
  /** Nobody looks. */
  Observer NONE = (_, _) -> {};

  /** What happens to a statement. */
  enum Event {
    /** A rule's body begins. */
    ENTER,
    /** A rule's body has a solution. */
    EXIT,
    /** A rule's body is over. */
    LEAVE,
    /** A line is asked. */
    EVAL,
    /** A line has no solution. */
    FAIL,
    /** A line is asked for its next solution. */
    REDO
  }

  void tell(Event event, Statement statement);

  /** A rule {@code test_name[case]} comes to a case, before it is known how that ends. */
  default void testCase(List<Value> path) {}

  /** A policy called {@code trace}. */
  default void note(String line) {}
}

package io.driftwarden.policies;

import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;

/** Evaluates policies, wherever that is done. Safe for several threads. */
public interface Engine {
  /** Returns the engine of our own, in this process. */
  static Engine embedded() {
    return new EmbeddedEngine();
  }

  /**
   * Returns for each question the documents that are defined, by their paths. Asking nothing tells
   * whether the engine takes the policies.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a policy can't be evaluated
   * @throws EngineException if the engine can't be had, or does not take the policies
   */
  List<Map<String, Value>> answers(PolicySet policies, List<Question> questions);
}

package io.driftwarden.controller.repo;

import java.util.Optional;

/** What the built-in git server asks of the gate while a push waits for its answer. */
public interface PushGate {
  /**
   * Judges a change that was opened or updated; it is already stored.
   *
   * @return the lines that the person who pushed gets to see
   */
  String received(String repository, Change change);

  /**
   * Returns why a change may not be merged, or nothing where exactly its newest commit passed
   * against exactly {@code base}, the commit that its branch points to now.
   */
  Optional<String> refusal(String repository, Change change, String base);
}

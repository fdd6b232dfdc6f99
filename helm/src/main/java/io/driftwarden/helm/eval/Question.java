package io.driftwarden.helm.eval;

/** Something that a template asks of a mapping. */
sealed interface Question {
  /** Returns what the witness calls the mapping. */
  String path();

  /** What is there under a key? */
  record Value(String path, String key) implements Question {}

  /** Is there nothing in it? */
  record Empty(String path) implements Question {}

  /** What is there, under which keys? */
  record All(String path) implements Question {}
}

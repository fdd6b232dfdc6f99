package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.Datum;

/** What a function may ask of the evaluator that calls it. */
public interface Runtime {
  /** Returns what a named template writes about a value. */
  String include(String name, Datum dot);

  /** Counts work that the sizes of a call's arguments don't show. */
  void work(long amount);

  /** Returns what a text, read as a template, writes about a value. */
  String template(String text, Datum dot);
}

package io.driftwarden.rego.compile;

import java.util.List;

/**
 * Where the drafts of a term go: of a negated literal, only the refs that it is, or that it
 * compares, are a part of it; all that is within other terms is made before it.
 */
record Sink(List<Draft> calls, List<Draft> refs) {
  static Sink of(List<Draft> drafts) {
    return new Sink(drafts, drafts);
  }

  Sink early() {
    return of(calls);
  }
}

package io.driftwarden.rego.compile;

import java.util.List;

/**
 * Where the drafts of a term go: of a negated literal, the calls within it and what they are called
 * with are made before it, the refs within it are a part of it.
 */
record Sink(List<Draft> calls, List<Draft> refs) {
  static Sink of(List<Draft> drafts) {
    return new Sink(drafts, drafts);
  }

  Sink early() {
    return of(calls);
  }
}

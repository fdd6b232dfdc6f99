package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;

/** A stretch of a source, from offset {@code start} to {@code end}, exclusive. */
public record Span(Source source, int start, int end) {
  public Place place() {
    return source.place(start, end);
  }

  /** Returns the stretch from where this begins to where {@code last} ends. */
  public Span to(Span last) {
    return new Span(source, start, Math.max(end, last.end));
  }

  @Override
  public String toString() {
    return place().toString();
  }
}

package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Places;

/**
 * Where the lines of a text stand that Terraform's language holds: those of a heredoc one below the
 * other, all others where the expression is that makes the text.
 *
 * @param place of the expression
 */
record Literal(Source text, Place place) implements Places {
  @Override
  public Place place(int start, int end) {
    int line = place.line() + text.place(start, end).line();
    return isHeredoc() ? Place.at(place.file(), line, 1) : place;
  }

  private boolean isHeredoc() {
    long lines = text.text().chars().filter(c -> c == '\n').count();
    return place.endLine() - place.line() == lines + 1;
  }
}

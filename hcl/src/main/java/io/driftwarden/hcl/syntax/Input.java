package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import java.util.function.IntUnaryOperator;

/**
 * The text that is parsed, and where its characters stand in a file: a template in a JSON file is
 * parsed after its escapes were resolved.
 *
 * @param origin turns an offset in the text into one in the file
 */
record Input(Source source, String text, IntUnaryOperator origin) {
  /** Returns a file's whole text. */
  static Input of(Source source) {
    return new Input(source, source.text(), offset -> offset);
  }

  Place place(int start, int end) {
    return source.place(origin.applyAsInt(start), origin.applyAsInt(end));
  }
}

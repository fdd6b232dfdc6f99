package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Source;

/**
 * The stretch of a template that wrote one piece of output.
 *
 * @param verbatim whether the output is that stretch itself and not what an action made
 */
record Piece(Source source, int start, int end, boolean verbatim) {
  /** Returns where a character of the output, counted from the piece's first, comes from. */
  int offset(int index) {
    return verbatim ? Math.min(start + index, end) : start;
  }

  int endOffset(int index) {
    return verbatim ? Math.min(start + index, end) : end;
  }

  /** Returns the same without its first characters. */
  Piece from(int index) {
    return verbatim ? new Piece(source, start + index, end, true) : this;
  }
}

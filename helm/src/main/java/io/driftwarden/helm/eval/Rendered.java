package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a template wrote, and for every stretch of it who wrote it. Two are equal if the same
 * stretches of the same files wrote the same.
 */
public final class Rendered implements Places {
  private final String text;
  private final int[] starts;
  private final List<Piece> pieces;

  Rendered(String text, int[] starts, List<Piece> pieces) {
    this.text = text;
    this.starts = starts;
    this.pieces = List.copyOf(pieces);
  }

  public String text() {
    return text;
  }

  /** Returns a part of this, from an offset to another, exclusive, with at least a character. */
  public Rendered stretch(int from, int to) {
    int first = indexOf(from);
    int last = indexOf(to - 1);
    int[] inside = Arrays.copyOfRange(starts, first, last + 1);
    for (int i = 0; i < inside.length; i++) {
      inside[i] = Math.max(0, inside[i] - from);
    }
    List<Piece> cut = new ArrayList<>(pieces.subList(first, last + 1));
    cut.set(0, cut.getFirst().from(from - starts[first]));
    return new Rendered(text.substring(from, to), inside, cut);
  }

  /**
   * Returns the stretch of a template that wrote a stretch of the text: the very characters where
   * the template has them, the action that made them elsewhere.
   */
  @Override
  public Place place(int start, int end) {
    if (pieces.isEmpty()) {
      return Place.of("");
    }
    int first = indexOf(Math.min(start, text.length() - 1));
    Piece piece = pieces.get(first);
    int from = piece.offset(start - starts[first]);
    if (end <= start) {
      return piece.source().place(from, from);
    }
    int last = indexOf(end - 1);
    Piece lastPiece = pieces.get(last);
    boolean joined = lastPiece.source() == piece.source();
    int to = joined ? lastPiece.endOffset(end - starts[last]) : piece.end();
    return piece.source().place(from, Math.max(from, to));
  }

  private int indexOf(int offset) {
    int found = Arrays.binarySearch(starts, Math.max(0, offset));
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Rendered rendered
            && text.equals(rendered.text)
            && Arrays.equals(starts, rendered.starts)
            && pieces.equals(rendered.pieces));
  }

  /** Templates may write one text at many places, which tables have to tell apart. */
  @Override
  public int hashCode() {
    int hash = text.hashCode();
    for (Piece piece : pieces) {
      hash = 31 * hash + piece.start();
    }
    return hash;
  }
}

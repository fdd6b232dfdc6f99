package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.format.TextSize;
import io.driftwarden.helm.value.GoText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where templates write to. */
final class Output {
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private final boolean keepsNoValue;
  private int[] starts = new int[64];

  Output() {
    this(true);
  }

  private Output(boolean keepsNoValue) {
    this.keepsNoValue = keepsNoValue;
  }

  /** Returns one that leaves Go's word for nil out, as Helm does for files and tpl. */
  static Output withoutNoValue() {
    return new Output(false);
  }

  static String withoutNoValue(String text) {
    return text.replace(Printing.NO_VALUE, "");
  }

  /** Writes a stretch of a template as it stands. */
  void copy(String stretch, Source source, int start) {
    int from = 0;
    int gap = keepsNoValue ? -1 : stretch.indexOf(Printing.NO_VALUE);
    while (gap >= 0) {
      copyPart(stretch.substring(from, gap), source, start + from);
      from = gap + Printing.NO_VALUE.length();
      gap = stretch.indexOf(Printing.NO_VALUE, from);
    }
    copyPart(stretch.substring(from), source, start + from);
  }

  private void copyPart(String part, Source source, int start) {
    write(part, new Piece(source, start, start + part.length(), true));
  }

  /** Writes what the action at a stretch of a template made. */
  void made(String result, Source source, int start, int end) {
    write(keepsNoValue ? result : withoutNoValue(result), new Piece(source, start, end, false));
  }

  private void write(String more, Piece piece) {
    if (more.isEmpty()) {
      return;
    }
    if (pieces.size() == starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    TextSize.check((long) text.length() + more.length());
    starts[pieces.size()] = text.length();
    pieces.add(piece);
    text.append(more);
  }

  String text() {
    return text.toString();
  }

  /** Returns what was written; bytes that are no UTF-8 can't be in it. */
  Rendered rendered() {
    String readable = GoText.readable(text.toString());
    return new Rendered(readable, Arrays.copyOf(starts, pieces.size()), pieces);
  }
}

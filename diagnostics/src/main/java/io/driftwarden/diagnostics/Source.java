package io.driftwarden.diagnostics;

import java.util.Arrays;

/** The text of one file, with the table that turns an offset into a {@link Place}. */
public final class Source {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  /** The line that was asked for last: the next one is mostly near. Any line will do. */
  private int near;

  public Source(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  /** Returns the path from the repository's root. */
  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** Returns the place from offset {@code start} to offset {@code end}, exclusive, in the text. */
  public Place place(int start, int end) {
    int line = lineOf(start);
    int endLine = lineOf(end);
    return new Place(
        path, line + 1, start - lineStarts[line] + 1, endLine + 1, end - lineStarts[endLine] + 1);
  }

  /** Returns the offset of a line and column, counted from 1, within the text. */
  public int offset(int line, int column) {
    int start = lineStarts[Math.clamp(line, 1, lineStarts.length) - 1];
    return Math.min(start + column - 1, text.length());
  }

  private int lineOf(int offset) {
    int line = near;
    if (!isIn(line, offset)) {
      line = line + 1 < lineStarts.length && isIn(line + 1, offset) ? line + 1 : search(offset);
      near = line;
    }
    return line;
  }

  private boolean isIn(int line, int offset) {
    return lineStarts[line] <= offset
        && (line + 1 == lineStarts.length || offset < lineStarts[line + 1]);
  }

  private int search(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the text of a line, counted from 1, without its end; empty where there is no such. */
  public String line(int line) {
    if (line < 1 || line > lineStarts.length) {
      return "";
    }
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }
}

package io.driftwarden.diagnostics;

import java.util.function.UnaryOperator;

/**
 * A stretch of one file. Lines and columns count from 1, columns in UTF-16 units; the end is
 * exclusive. A place that is a whole file is line 1, column 1, with an empty stretch.
 *
 * @param file the path from the repository's root, with {@code /}
 */
public record Place(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<Place> {

  public Place {
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "place out of order: %s %d:%d-%d:%d".formatted(file, line, column, endLine, endColumn));
    }
  }

  /** Returns the place of a file as a whole. */
  public static Place of(String file) {
    return at(file, 1, 1);
  }

  /** Returns an empty stretch at a line and column. */
  public static Place at(String file, int line, int column) {
    return new Place(file, line, column, line, column);
  }

  /** Returns the stretch from where this begins to where {@code last}, of the same file, ends. */
  public Place to(Place last) {
    return new Place(file, line, column, last.endLine, last.endColumn);
  }

  /** Returns the empty stretch where this begins. */
  public Place atStart() {
    return at(file, line, column);
  }

  /** Returns the empty stretch where this ends. */
  public Place atEnd() {
    return at(file, endLine, endColumn);
  }

  /** Returns this as it is told from another folder: with something before the path of the file. */
  public Place under(String prefix) {
    return named(prefix::concat);
  }

  /** Returns this with another name of the file. */
  public Place named(UnaryOperator<String> other) {
    return new Place(other.apply(file), line, column, endLine, endColumn);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  /** Returns {@code file:line:column}, the form that terminals and editors make into a link. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}

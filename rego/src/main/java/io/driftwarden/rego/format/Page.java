package io.driftwarden.rego.format;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.syntax.Comment;
import io.driftwarden.rego.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A module's text and comments, and the lines that are made of it. */
final class Page {
  private static final String METADATA = " METADATA";

  private final Source source;
  private final Lines lines = new Lines();
  private final NavigableMap<Integer, Integer> commentStarts = new TreeMap<>();
  private List<Comment> left;

  Page(Source source, List<Comment> comments) {
    this.source = source;
    for (Comment comment : comments) {
      commentStarts.put(comment.span().end(), comment.span().start());
    }
    this.left = new ArrayList<>(comments);
  }

  Lines lines() {
    return lines;
  }

  void write(String text) {
    lines.write(text);
  }

  String text(Span span) {
    return source.text().substring(span.start(), span.end());
  }

  String text(int from, int to) {
    return source.text().substring(from, to);
  }

  char at(int offset) {
    return offset >= 0 && offset < source.text().length() ? source.text().charAt(offset) : '\0';
  }

  /** Returns the line of an offset, from 1. */
  int row(int offset) {
    return source.place(offset, offset).line();
  }

  int row(Span span) {
    return row(span.start());
  }

  /** Returns the line that a stretch ends on. */
  int endRow(Span span) {
    return row(span.end());
  }

  /** Returns the offset of a closing bracket, with nothing before it but what may follow a term. */
  int closing(int from, char bracket) {
    int at = from;
    while (at < source.text().length() && at(at) != bracket) {
      if (at(at) == '#') {
        int end = source.text().indexOf('\n', at);
        at = end < 0 ? source.text().length() : end;
      } else {
        at++;
      }
    }
    return at;
  }

  /** Returns the offset of the last character before one that is no white space and no comment. */
  int before(int offset) {
    int at = offset - 1;
    while (at >= 0) {
      Integer comment = commentStarts.get(at + 1);
      if (comment != null) {
        at = comment - 1;
      } else if (Character.isWhitespace(at(at))) {
        at--;
      } else {
        break;
      }
    }
    return at;
  }

  /** Returns where a term begins, parentheses around it included. */
  int groupStart(Span span) {
    return isGrouped(span) ? before(span.start()) : span.start();
  }

  /** Reports whether a term stands in parentheses of its own, which are no call's. */
  boolean isGrouped(Span span) {
    int open = before(span.start());
    char left = at(open - 1);
    boolean called = Character.isLetterOrDigit(left) || left == '_' || left == ']';
    return at(open) == '(' && !called;
  }

  List<Comment> comments() {
    return left;
  }

  void restore(List<Comment> comments) {
    left = comments;
  }

  /** Takes and returns the comments on some lines. */
  List<Comment> take(int fromRow, int toRow) {
    List<Comment> taken = new ArrayList<>();
    List<Comment> rest = new ArrayList<>();
    for (Comment comment : left) {
      int row = row(comment.span());
      (row >= fromRow && row <= toRow ? taken : rest).add(comment);
    }
    left = rest;
    return taken;
  }

  /**
   * Writes the comments that stand before a line, and keeps the one on it for the line's end.
   *
   * @throws Crowded where another is kept already
   */
  void comeTo(int row) {
    List<Comment> before = take(0, row - 1);
    List<Comment> at = take(row, row);
    write(before);
    if (!before.isEmpty() && row - row(before.getLast().span()) > 1) {
      lines.blank();
    }
    if (at.isEmpty()) {
      return;
    }
    if (lines.atEnd() != null) {
      lines.forgetEnd();
      throw new Crowded();
    }
    lines.keep(at.getLast());
  }

  private void write(List<Comment> comments) {
    boolean inMetadata = false;
    for (int i = 0; i < comments.size(); i++) {
      boolean metadata = comments.get(i).text().equals(METADATA);
      int gap = i == 0 ? 0 : row(comments.get(i).span()) - row(comments.get(i - 1).span());
      if (gap > 1 || (gap == 1 && inMetadata && metadata)) {
        lines.blank();
      }
      inMetadata = metadata || (inMetadata && gap <= 1);
      lines.comment(comments.get(i));
    }
  }

  /** Writes the comments that stand before a line. */
  void comeBefore(int row) {
    write(take(0, row - 1));
  }

  /** Writes what is left. */
  String finish() {
    for (Comment comment : left) {
      lines.comment(comment);
    }
    return lines.text();
  }
}

package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Comment;
import org.jspecify.annotations.Nullable;

/** The text that is being laid out, line by line. */
final class Lines {
  private final StringBuilder out = new StringBuilder();
  private int level;
  private boolean begun;
  private boolean delayed;
  private @Nullable Comment atEnd;

  /** How far the text was, to go back to it. */
  record Mark(int length, int level) {}

  Mark mark() {
    return new Mark(out.length(), level);
  }

  void backTo(Mark mark) {
    out.setLength(mark.length());
    level = mark.level();
  }

  void write(String text) {
    out.append(text);
  }

  void start() {
    begun = true;
    out.repeat('\t', level);
  }

  void startIfNew() {
    if (!begun) {
      start();
    }
  }

  /** Ends a line, with the comment that belongs to it. */
  void end() {
    begun = false;
    if (atEnd != null && !delayed) {
      out.append(" #").append(atEnd.text());
      atEnd = null;
    }
    delayed = false;
    out.append('\n');
  }

  void next() {
    end();
    start();
  }

  void blank() {
    if (begun) {
      end();
    }
    out.append('\n');
  }

  void comment(Comment comment) {
    startIfNew();
    write("#" + comment.text());
    end();
  }

  void up() {
    level++;
  }

  void down() {
    level--;
  }

  /** Begins an indented line; a comment at the end of this one goes to the end of that. */
  void open() {
    delayed = true;
    end();
    up();
    start();
  }

  @Nullable Comment atEnd() {
    return atEnd;
  }

  void forgetEnd() {
    atEnd = null;
  }

  /** Keeps a comment for the end of the line. */
  void keep(Comment comment) {
    atEnd = comment;
  }

  /** Returns the text, ended by one newline. */
  String text() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == '\n') {
      end--;
    }
    return out.substring(0, end) + "\n";
  }
}

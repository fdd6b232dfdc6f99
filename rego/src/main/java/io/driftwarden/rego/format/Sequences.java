package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes what stands between brackets, separated by commas, in as many lines as it has. */
final class Sequences {
  private final Page page;

  Sequences(Page page) {
    this.page = page;
  }

  /**
   * Writes elements.
   *
   * @param span from before the opening bracket to the closing one
   */
  <T> void write(List<T> elements, Function<T, Span> where, Span span, Consumer<T> each) {
    List<List<T>> lines = lines(elements, where, page.row(span));
    int close = page.row(span.end() - 1);
    if (lines.size() <= 1 && isCommented(page.row(span), close)) {
      throw new Crowded();
    }
    if (elements.isEmpty()) {
      return;
    }
    int first = page.groupStart(where.apply(elements.getFirst()));
    boolean begins = page.text(span.start(), first).indexOf('\n') >= 0;
    if (lines.size() == 1 && !begins) {
      line(elements, each);
    } else {
      several(lines, each, close);
    }
  }

  /** Writes the arguments of a call, on one line where they are. */
  <T> void writeArguments(List<T> elements, Function<T, Span> where, int row, Consumer<T> each) {
    List<List<T>> lines = lines(elements, where, row);
    if (lines.size() <= 1) {
      line(elements, each);
    } else {
      several(lines, each, 0);
    }
  }

  private boolean isCommented(int open, int close) {
    return page.comments().stream()
        .mapToInt(comment -> page.row(comment.span()))
        .anyMatch(row -> row > open && row < close);
  }

  private <T> void several(List<List<T>> lines, Consumer<T> each, int close) {
    page.lines().open();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        page.lines().next();
      }
      line(lines.get(i), each);
      page.write(",");
    }
    page.lines().end();
    page.comeTo(close);
    page.lines().down();
    page.lines().start();
  }

  /** Returns elements by the lines that they begin on. */
  <T> List<List<T>> lines(List<T> elements, Function<T, Span> where, int row) {
    List<List<T>> lines = new ArrayList<>();
    int last = row;
    for (T element : elements) {
      int own = page.row(where.apply(element));
      if (lines.isEmpty() || (own > last && !lines.getLast().isEmpty())) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(element);
      last = own;
    }
    return lines;
  }

  private <T> void line(List<T> elements, Consumer<T> each) {
    for (int i = 0; i < elements.size(); i++) {
      page.write(i > 0 ? ", " : "");
      each.accept(elements.get(i));
    }
  }
}

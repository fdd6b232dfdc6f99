package io.driftwarden.controller.view;

import io.driftwarden.controller.view.RunView.Line;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.diagnostics.Sources;
import java.util.List;
import java.util.stream.IntStream;

/** The lines that a place points at, with a few around them. */
final class SourceLines {
  private static final int AROUND = 2;
  private static final int MOST_MARKED = 8;
  private static final int WIDEST = 240;

  private SourceLines() {}

  static List<Line> at(Place place, Sources sources) {
    return sources.find(place.file()).map(source -> lines(place, source)).orElse(List.of());
  }

  private static List<Line> lines(Place place, Source source) {
    int last = Math.min(lastMarked(place), place.line() + MOST_MARKED - 1);
    int count = (int) source.text().lines().count();
    return IntStream.rangeClosed(Math.max(1, place.line() - AROUND), Math.min(count, last + AROUND))
        .mapToObj(number ->
            new Line(number, cut(source.line(number)), number >= place.line() && number <= last))
        .toList();
  }

  /** A stretch that ends where a line begins does not take that line in. */
  private static int lastMarked(Place place) {
    return place.endColumn() == 1 ? Math.max(place.line(), place.endLine() - 1) : place.endLine();
  }

  private static String cut(String line) {
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
  }
}

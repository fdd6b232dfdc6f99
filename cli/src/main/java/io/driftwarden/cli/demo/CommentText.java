package io.driftwarden.cli.demo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A comment's Markdown as a terminal shows it: without markup, and each row of a table in lines.
 */
final class CommentText {
  private List<String> columns = List.of();

  private CommentText() {}

  static String of(String markdown) {
    CommentText text = new CommentText();
    return markdown
        .lines()
        .filter(line -> !line.startsWith("<!--") && !line.startsWith("```"))
        .flatMap(text::line)
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private Stream<String> line(String line) {
    if (!line.startsWith("|")) {
      columns = List.of();
      return Stream.of(plain(line));
    }
    List<String> cells =
        Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
            .map(cell -> plain(cell.strip()))
            .toList();
    if (columns.isEmpty()) {
      columns = cells;
      return Stream.of();
    }
    return line.startsWith("|--") ? Stream.of() : row(cells);
  }

  private Stream<String> row(List<String> cells) {
    return IntStream.range(0, Math.min(cells.size(), columns.size()))
        .filter(i -> !cells.get(i).isEmpty())
        .mapToObj(i -> "%s%-10s %s".formatted(i == 0 ? "" : "  ", columns.get(i), cells.get(i)));
  }

  private static String plain(String text) {
    return text.replaceAll("^#+ |</?\\w+>|\\*\\*|`", "")
        .replaceAll("\\\\([|*_`\\[\\]\\\\~!])", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#64;", "@")
        .replace("&#35;", "#")
        .replace("&amp;", "&");
  }
}

package io.driftwarden.cli.rego;

import java.util.ArrayList;
import java.util.List;

/** A table of text with lines around its cells. */
final class Table {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> header) {
    this.header = header;
  }

  void add(List<String> row) {
    rows.add(row);
  }

  @Override
  public String toString() {
    int[] widths = new int[header.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
      widths[i] = Math.max(width(header.get(i)), widest);
    }
    StringBuilder out = new StringBuilder();
    line("┌┬┐", widths, out);
    cells(header, widths, true, out);
    line("├┼┤", widths, out);
    rows.forEach(row -> cells(row, widths, false, out));
    line("└┴┘", widths, out);
    return out.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void line(String corners, int[] widths, StringBuilder out) {
    for (int i = 0; i < widths.length; i++) {
      out.append(corners.charAt(i == 0 ? 0 : 1)).repeat('─', widths[i] + 2);
    }
    out.append(corners.charAt(2)).append('\n');
  }

  private static void cells(List<String> texts, int[] widths, boolean centered, StringBuilder out) {
    for (int i = 0; i < widths.length; i++) {
      int space = widths[i] - width(texts.get(i));
      int before = centered ? space / 2 : 0;
      out.append("│ ").repeat(' ', before).append(texts.get(i)).repeat(' ', space - before + 1);
    }
    out.append("│\n");
  }
}

package io.driftwarden.cli.rego;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified form, with three lines around each change. */
final class LineDiff {
  private static final int AROUND = 3;

  private final List<String> before;
  private final List<String> after;
  private final List<Edit> edits = new ArrayList<>();

  /** A line that both have ({@code ' '}), or only the first ({@code '-'}) or the second has. */
  private record Edit(char mark, String line, int before, int after) {}

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static String of(String path, String before, String after) {
    LineDiff diff = new LineDiff(before.lines().toList(), after.lines().toList());
    diff.compare();
    return "--- %s\n+++ %s\n%s".formatted(path, path, diff.hunks());
  }

  private void compare() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    walk(common);
  }

  private void walk(int[][] common) {
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean both = i < before.size() && j < after.size();
      if (both && before.get(i).equals(after.get(j))) {
        edits.add(new Edit(' ', before.get(i), i++, j++));
      } else if (i < before.size() && (!both || common[i + 1][j] >= common[i][j + 1])) {
        edits.add(new Edit('-', before.get(i), i++, j));
      } else {
        edits.add(new Edit('+', after.get(j), i, j++));
      }
    }
  }

  private String hunks() {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < edits.size()) {
      if (edits.get(at).mark() == ' ') {
        at++;
        continue;
      }
      int from = Math.max(0, at - AROUND);
      int to = end(at);
      hunk(edits.subList(from, to), out);
      at = to;
    }
    return out.toString();
  }

  /** Returns where a hunk ends: three lines after a change that no other follows within six. */
  private int end(int from) {
    int last = from;
    for (int i = from; i < edits.size() && i - last <= 2 * AROUND; i++) {
      last = edits.get(i).mark() == ' ' ? last : i;
    }
    return Math.min(edits.size(), last + AROUND + 1);
  }

  private static void hunk(List<Edit> hunk, StringBuilder out) {
    long removed = hunk.stream().filter(edit -> edit.mark() != '+').count();
    long added = hunk.stream().filter(edit -> edit.mark() != '-').count();
    Edit first = hunk.getFirst();
    out.append(
        "@@ -%d,%d +%d,%d @@\n".formatted(first.before() + 1, removed, first.after() + 1, added));
    hunk.forEach(edit -> out.append(edit.mark()).append(edit.line()).append('\n'));
  }
}

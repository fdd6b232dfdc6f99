package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.List;

/** What a block string means: without common indentation and blank lines at its ends (2.9.4). */
final class BlockText {
  private BlockText() {}

  static String of(String raw) {
    List<String> lines = new ArrayList<>(List.of(raw.split("\n", -1)));
    int indent =
        lines.stream().filter(line -> !isBlank(line)).mapToInt(BlockText::indent).min().orElse(0);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      lines.set(i, line.substring(Math.min(indent, line.length())));
    }
    int from = 0;
    int to = lines.size();
    while (from < to && isBlank(lines.get(from))) {
      from++;
    }
    while (to > from && isBlank(lines.get(to - 1))) {
      to--;
    }
    return String.join("\n", lines.subList(from, to));
  }

  private static boolean isBlank(String line) {
    return indent(line) == line.length();
  }

  private static int indent(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}

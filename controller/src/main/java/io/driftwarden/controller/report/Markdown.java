package io.driftwarden.controller.report;

import io.driftwarden.diagnostics.Place;

/** Text of a repository put into Markdown so that it stays text: no markup, link or mention. */
final class Markdown {
  private static final int LONGEST_VALUE = 120;

  private Markdown() {}

  /** Returns the text for the middle of a line. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '@' -> out.append("&#64;");
        case '#' -> out.append("&#35;");
        case '|', '*', '_', '`', '[', ']', '\\', '~', '!' -> out.append('\\').append(c);
        case '\n', '\r' -> out.append(' ');
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Returns the text as code within a line. */
  static String code(String text) {
    String fence = "`".repeat(longestRun(text) + 1);
    String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return fence + pad + text.replace('\n', ' ').replace("|", "\\|") + pad + fence;
  }

  /** Returns a line of a file. */
  static String place(Place place) {
    return code(place.file() + ":" + place.line());
  }

  /** Returns a value for a cell of a table; of a long one the beginning. */
  static String value(String json) {
    return code(json.length() <= LONGEST_VALUE ? json : json.substring(0, LONGEST_VALUE) + "…");
  }

  /** Returns the text as a block of code, ended by a newline. */
  static String block(String text) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + "text\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}

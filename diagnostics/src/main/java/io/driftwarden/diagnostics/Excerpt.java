package io.driftwarden.diagnostics;

/** The line that a place points at, with a caret line beneath it. */
public final class Excerpt {
  private static final int WIDEST = 160;

  private Excerpt() {}

  /**
   * Returns the numbered line and a line of carets under the stretch, each ended by a newline;
   * empty where the text is not at hand. A stretch over several lines is marked on its first one.
   */
  public static String of(Place place, Sources sources) {
    return sources
        .find(place.file())
        .map(source -> of(place, source.line(place.line())))
        .orElse("");
  }

  private static String of(Place place, String line) {
    if (line.isBlank() || isBinary(line)) {
      return "";
    }
    int from = Math.min(place.column() - 1, line.length());
    int to =
        place.endLine() == place.line()
            ? Math.min(Math.max(place.endColumn() - 1, from + 1), Math.max(line.length(), from + 1))
            : Math.max(line.length(), from + 1);
    int cut = from > WIDEST - 40 ? from - 40 : 0;
    String shown = line.substring(cut, Math.min(line.length(), cut + WIDEST));
    int carets = Math.max(1, Math.min(to, cut + WIDEST) - from);
    String number = Integer.toString(place.line());
    String gutter = " ".repeat(number.length());
    return "  %s | %s%n  %s | %s%s%n"
        .formatted(number, visible(shown), gutter, padding(shown, from - cut), "^".repeat(carets))
        .replace(System.lineSeparator(), "\n");
  }

  /** Bytes that are no text say nothing to a person. */
  private static boolean isBinary(String line) {
    return line.indexOf('\uFFFD') >= 0 && line.chars().anyMatch(c -> c < ' ' && c != '\t');
  }

  /** Returns the line with control characters made visible: a file must not steer a terminal. */
  private static String visible(String line) {
    StringBuilder out = new StringBuilder(line);
    for (int i = 0; i < out.length(); i++) {
      if (Character.isISOControl(out.charAt(i)) && out.charAt(i) != '\t') {
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out.toString();
  }

  /** Returns white space as wide as the line up to the caret, tabs kept so that it lines up. */
  private static String padding(String line, int width) {
    StringBuilder out = new StringBuilder(width);
    for (int i = 0; i < width; i++) {
      out.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return out.toString();
  }
}

package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.BadArgument;

/** Finds where a JSON value ends that something else comes after. */
final class JsonEnd {
  private JsonEnd() {}

  /**
   * Returns the offset of the comma after a value, or of the text's end.
   *
   * @throws BadArgument if the value doesn't end
   */
  static int of(String text, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        return i;
      }
    }
    if (quoted || depth > 0) {
      throw new BadArgument("The JSON value has no end.");
    }
    return text.length();
  }
}

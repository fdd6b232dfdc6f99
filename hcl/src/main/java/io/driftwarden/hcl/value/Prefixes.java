package io.driftwarden.hcl.value;

import java.text.BreakIterator;
import java.util.Locale;

/** How a text begins of which the rest is not known. */
public final class Prefixes {
  /** After these nothing can follow that changes them. */
  private static final String ENDS = "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'";

  private Prefixes() {}

  /** Returns as many characters as have so many bytes, and no half ones. */
  static String cut(String text, int bytes) {
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (used > bytes) {
        return text.substring(0, i);
      }
      i += Character.charCount(point);
    }
    return text;
  }

  /** Returns what stays as it is, whatever follows: an accent may join the last character. */
  public static String safe(String text) {
    if (text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) >= 0) {
      return text;
    }
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    clusters.last();
    return text.substring(0, clusters.previous());
  }
}

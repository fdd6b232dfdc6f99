package io.driftwarden.yaml;

import java.util.Arrays;

/** Turns the parser's code point indexes into UTF-16 offsets. */
final class Offsets {
  /** Code point indexes of the characters that take two units, in order; mostly none. */
  private final int[] wide;

  Offsets(String text) {
    int[] found = new int[8];
    int count = 0;
    int index = 0;
    for (int i = 0; i < text.length(); i++, index++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = index;
        i++;
      }
    }
    wide = Arrays.copyOf(found, count);
  }

  int of(int codePointIndex) {
    if (wide.length == 0) {
      return codePointIndex;
    }
    int at = Arrays.binarySearch(wide, codePointIndex);
    return codePointIndex + (at >= 0 ? at : -at - 1);
  }
}

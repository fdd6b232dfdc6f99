package io.driftwarden.hcl.syntax;

import java.text.Normalizer;

/** What kinds of characters the language knows. */
final class Letters {
  private static final char FIRST_THAT_COMBINES = '\u0300';

  private Letters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean startsName(int point) {
    return point < 128
        ? ((point | 32) >= 'a' && (point | 32) <= 'z') || point == '_'
        : Character.isUnicodeIdentifierStart(point);
  }

  static boolean continuesName(int point) {
    return point < 128
        ? startsName(point) || (point >= '0' && point <= '9') || point == '-'
        : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }

  /** Returns where the name that begins at an offset ends; the offset itself if there is none. */
  static int endOfName(String text, int start) {
    if (start >= text.length() || !startsName(text.codePointAt(start))) {
      return start;
    }
    int end = start;
    while (end < text.length() && continuesName(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** Reports whether strip markers and the indentation of heredocs take this for white space. */
  static boolean isSpace(char c) {
    return c <= '\u00A0'
        ? c == ' ' || (c >= '\t' && c <= '\r') || c == '\u0085' || c == '\u00A0'
        : Character.isSpaceChar(c);
  }

  /** Returns how many characters of white space a text begins with. */
  static int leadingSpace(String text) {
    int space = 0;
    while (space < text.length() && isSpace(text.charAt(space))) {
      space++;
    }
    return space;
  }

  static String withoutLeadingSpace(String text) {
    return text.substring(leadingSpace(text));
  }

  static String withoutTrailingSpace(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Returns a text as values have it: letters and what combines with them put together. */
  static String normal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_THAT_COMBINES) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }
}

package io.driftwarden.hcl.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text by its characters, as Go and Terraform see them. */
final class Letters {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Letters() {}

  /** Returns what a reader takes for one character each (Unicode Annex 29, grapheme clusters). */
  static List<String> clusters(String text) {
    List<String> clusters = new ArrayList<>();
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      clusters.add(matcher.group());
    }
    return clusters;
  }

  /** Returns how many clusters there are. */
  static int count(String text) {
    return text.chars().allMatch(c -> c < 0x300 && c != '\r')
        ? text.length()
        : clusters(text).size();
  }

  /** Returns the text with each code point changed by itself: in Go {@code ß} has no upper case. */
  static String each(String text, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Returns the text with the first letter of each word in title case (Go's strings.Title). */
  static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int before = ' ';
    for (int point : text.codePoints().toArray()) {
      out.appendCodePoint(separates(before) ? Character.toTitleCase(point) : point);
      before = point;
    }
    return out.toString();
  }

  private static boolean separates(int point) {
    if (point < 0x80) {
      return !Character.isLetterOrDigit(point) && point != '_';
    }
    return !Character.isLetterOrDigit(point) && isSpace(point);
  }

  /** Go's unicode.IsSpace. */
  private static boolean isSpace(int point) {
    return (point >= '\t' && point <= '\r')
        || point == ' '
        || point == 0x85
        || (point >= 0xA0 && Character.isSpaceChar(point));
  }

  /** Returns the text without white space at its ends. */
  static String trimSpace(String text) {
    return trim(text, Letters::isSpace);
  }

  /** Returns the text without any of the characters at its ends. */
  static String trim(String text, String characters) {
    return trim(text, point -> characters.indexOf(point) >= 0);
  }

  private static String trim(String text, IntPredicate unwanted) {
    int from = 0;
    int to = text.length();
    while (from < to && unwanted.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && unwanted.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sprig's upper and lower case, and the cases of names. */
final class TextCases {
  private TextCases() {}

  static void declare(Functions functions) {
    functions.strict("lower", 1, 1, a -> Datum.of(each(a.text(0), Character::toLowerCase)));
    functions.strict("upper", 1, 1, a -> Datum.of(each(a.text(0), Character::toUpperCase)));
    functions.strict("title", 1, 1, a -> Datum.of(atWordStarts(a.text(0), true)));
    functions.strict("untitle", 1, 1, a -> Datum.of(atWordStarts(a.text(0), false)));
    functions.strict("swapcase", 1, 1, a -> Datum.of(each(a.text(0), TextCases::swapped)));
    functions.strict("snakecase", 1, 1, a -> Datum.of(joined(a.text(0), "_")));
    functions.strict("kebabcase", 1, 1, a -> Datum.of(joined(a.text(0), "-")));
    functions.strict("camelcase", 1, 1, a -> Datum.of(camel(a.text(0))));
    functions.strict("initials", 1, 1, a -> Datum.of(initials(a.text(0))));
  }

  /** Changes each code point by itself: in Go {@code ß} has no upper case. */
  private static String each(String text, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int swapped(int point) {
    return Character.isUpperCase(point)
        ? Character.toLowerCase(point)
        : Character.toUpperCase(point);
  }

  private static String atWordStarts(String text, boolean upper) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean starts = i == 0 || !isWordPart(text.charAt(i - 1));
      char changed = upper ? Character.toUpperCase(c) : Character.toLowerCase(c);
      out.append(starts ? changed : c);
    }
    return out.toString();
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static Stream<String> words(String text) {
    String spaced =
        text.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z])([A-Z][a-z])", "$1 $2");
    return Stream.of(spaced.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty());
  }

  private static String joined(String text, String separator) {
    return words(text)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(separator));
  }

  private static String camel(String text) {
    return words(text).map(TextCases::capital).collect(Collectors.joining());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String initials(String text) {
    return Stream.of(text.split("\\s+"))
        .filter(word -> !Set.of("").contains(word))
        .map(word -> word.substring(0, 1))
        .collect(Collectors.joining());
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.util.function.IntUnaryOperator;

/** Sprig's upper and lower case of texts. */
final class TextCases {
  private TextCases() {}

  static void declare(Functions functions) {
    functions.strict("lower", "string", a -> Datum.of(each(a.text(0), Character::toLowerCase)));
    functions.strict("upper", "string", a -> Datum.of(each(a.text(0), Character::toUpperCase)));
    functions.strict("title", "string", a -> Datum.of(title(a.text(0))));
    functions.strict("untitle", "string", a -> Datum.of(untitle(a.text(0))));
    functions.strict("swapcase", "string", a -> Datum.of(swapped(a.text(0))));
    functions.strict("initials", "string", a -> Datum.of(initials(ByteText.of(a.text(0)))));
    functions.strict("snakecase", "string", a -> Datum.of(WordCases.joined(a.text(0), '_')));
    functions.strict("kebabcase", "string", a -> Datum.of(WordCases.joined(a.text(0), '-')));
    functions.strict("camelcase", "string", a -> Datum.of(WordCases.pascal(a.text(0))));
  }

  /** Changes each code point by itself: in Go {@code ß} has no upper case. */
  private static String each(String text, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** A word begins behind what is neither letter, digit nor underscore; ASCII signs all divide. */
  private static String title(String text) {
    int[] before = {' '};
    return each(
        text,
        point -> {
          boolean starts = divides(before[0]);
          before[0] = point;
          return starts ? Character.toTitleCase(point) : point;
        });
  }

  private static boolean divides(int point) {
    if (point <= 0x7F) {
      return !Character.isLetterOrDigit(point) && point != '_';
    }
    return !Character.isLetter(point) && !Character.isDigit(point) && Spaces.isSpace(point);
  }

  private static String untitle(String text) {
    boolean[] starts = {true};
    return each(
        text,
        point -> {
          boolean space = Spaces.isSpace(point);
          boolean first = starts[0] && !space;
          starts[0] = space;
          return first ? Character.toLowerCase(point) : point;
        });
  }

  /** A small letter becomes a title letter at the start of a word, and a capital elsewhere. */
  private static String swapped(String text) {
    boolean[] starts = {true};
    return each(
        text,
        point -> {
          boolean first = starts[0];
          if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
            starts[0] = false;
            return Character.toLowerCase(point);
          }
          if (!Character.isLowerCase(point)) {
            starts[0] = Spaces.isSpace(point);
            return point;
          }
          starts[0] = false;
          return first ? Character.toTitleCase(point) : Character.toUpperCase(point);
        });
  }

  private static String initials(String text) {
    StringBuilder out = new StringBuilder();
    boolean gap = true;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Spaces.isSpace(text.charAt(i));
      if (gap && !space) {
        out.append(text.charAt(i));
      }
      gap = space;
    }
    return out.toString();
  }
}

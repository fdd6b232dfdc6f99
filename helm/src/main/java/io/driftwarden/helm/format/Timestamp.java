package io.driftwarden.helm.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that Go's YAML reads as a moment, and so quotes: only those that name one that exists. */
final class Timestamp {
  private static final String DAY = "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})";
  private static final String TIME = "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?";
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile(DAY),
          Pattern.compile(DAY + " +" + TIME),
          Pattern.compile(DAY + "[Tt]" + TIME + "(?:Z|[-+]([0-9]{2}):([0-9]{2}))"));

  private static final int HOUR = 4;

  /** Of hour, minute and second, and of a zone's hours and minutes, which Go lets be full. */
  private static final List<Integer> GREATEST = List.of(23, 59, 59, 24, 60);

  private Timestamp() {}

  static boolean is(String text) {
    return text.indexOf('-') == 4
        && SHAPES.stream()
            .map(shape -> shape.matcher(text))
            .anyMatch(matcher -> matcher.matches() && exists(matcher));
  }

  private static boolean exists(Matcher matcher) {
    for (int group = HOUR; group <= matcher.groupCount(); group++) {
      String number = matcher.group(group);
      if (number != null && Integer.parseInt(number) > GREATEST.get(group - HOUR)) {
        return false;
      }
    }
    try {
      LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}

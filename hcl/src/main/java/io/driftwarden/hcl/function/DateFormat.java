package io.driftwarden.hcl.function;

import java.time.OffsetDateTime;
import java.util.Locale;

/** A time in the format that {@code formatdate} is given. */
final class DateFormat {
  private final String format;
  private final OffsetDateTime time;
  private final StringBuilder out = new StringBuilder();
  private int at;

  DateFormat(String format, OffsetDateTime time) {
    this.format = format;
    this.time = time;
  }

  String text() throws FunctionException {
    while (at < format.length()) {
      char c = format.charAt(at);
      if (c == '\'') {
        quoted();
      } else if (isLetter(c)) {
        int from = at;
        while (at < format.length() && format.charAt(at) == c) {
          at++;
        }
        out.append(verb(c, at - from));
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Two quotes are one, also within quotes. */
  private void quoted() throws FunctionException {
    if (format.startsWith("''", at)) {
      out.append('\'');
      at += 2;
      return;
    }
    at++;
    while (at < format.length()) {
      boolean quote = format.charAt(at) == '\'';
      if (quote && !format.startsWith("''", at)) {
        at++;
        return;
      }
      out.append(format.charAt(at));
      at += quote ? 2 : 1;
    }
    throw new FunctionException(0, "unterminated literal '");
  }

  private String verb(char letter, int count) throws FunctionException {
    return switch (letter) {
      case 'Y' -> year(count);
      case 'M' -> month(count);
      case 'D' ->
          number(
              time.getDayOfMonth(), letter, count, "day of month must either be \"D\" or \"DD\"");
      case 'E' -> weekday(count);
      case 'h' -> number(time.getHour(), letter, count, "24-hour must either be \"h\" or \"hh\"");
      case 'H' ->
          number(
              (time.getHour() + 11) % 12 + 1,
              letter,
              count,
              "12-hour must either be \"H\" or \"HH\"");
      case 'A', 'a' -> half(letter, count);
      case 'm' -> number(time.getMinute(), letter, count, "minute must either be \"m\" or \"mm\"");
      case 's' -> number(time.getSecond(), letter, count, "second must either be \"s\" or \"ss\"");
      case 'Z' -> zone(count);
      default ->
          throw new FunctionException(
              0, "invalid date format verb \"%s\"".formatted(repeat(letter, count)));
    };
  }

  private static String repeat(char letter, int count) {
    return String.valueOf(letter).repeat(count);
  }

  private static FunctionException invalid(char letter, int count, String why) {
    return new FunctionException(
        0, "invalid date format verb \"%s\": %s".formatted(repeat(letter, count), why));
  }

  private static String number(int value, char letter, int count, String why)
      throws FunctionException {
    return switch (count) {
      case 1 -> Integer.toString(value);
      case 2 -> "%02d".formatted(value);
      default -> throw invalid(letter, count, why);
    };
  }

  private String year(int count) throws FunctionException {
    return switch (count) {
      case 2 -> "%02d".formatted(time.getYear() % 100);
      case 4 -> "%04d".formatted(time.getYear());
      default -> throw invalid('Y', count, "year must either be \"YY\" or \"YYYY\"");
    };
  }

  private String month(int count) throws FunctionException {
    String name = capitalized(time.getMonth().name());
    return switch (count) {
      case 1 -> Integer.toString(time.getMonthValue());
      case 2 -> "%02d".formatted(time.getMonthValue());
      case 3 -> name.substring(0, 3);
      case 4 -> name;
      default -> throw invalid('M', count, "month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"");
    };
  }

  private static String capitalized(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private String weekday(int count) throws FunctionException {
    String english = capitalized(time.getDayOfWeek().name());
    return switch (count) {
      case 3 -> english.substring(0, 3);
      case 4 -> english;
      default -> throw invalid('E', count, "day of week must either be \"EEE\" or \"EEEE\"");
    };
  }

  private String half(char letter, int count) throws FunctionException {
    if (count != 2) {
      throw invalid(letter, count, "must be \"%s\"".formatted(repeat(letter, 2)));
    }
    String half = time.getHour() < 12 ? "AM" : "PM";
    return letter == 'A' ? half : half.toLowerCase(Locale.ROOT);
  }

  private String zone(int count) throws FunctionException {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    String hours = "%s%02d".formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60);
    String rest = "%02d".formatted(Math.abs(minutes) % 60);
    return switch (count) {
      case 1 -> minutes == 0 ? "Z" : hours + ":" + rest;
      case 3 -> minutes == 0 ? "UTC" : hours + rest;
      case 4 -> hours + rest;
      case 5 -> hours + ":" + rest;
      default -> throw invalid('Z', count, "timezone must be Z, ZZZZ, or ZZZZZ");
    };
  }
}

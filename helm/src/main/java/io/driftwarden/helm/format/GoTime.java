package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times by Go's layouts, which spell the second of January 2006, 15:04:05, seven hours west of
 * Greenwich.
 */
public final class GoTime {
  /** Go's time that isn't set. */
  public static final ZonedDateTime ZERO = ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final String OWN_LAYOUT = "2006-01-02 15:04:05.999999999 -0700 MST";

  /** What a layout may hold beside text; of several that fit, the first is meant. */
  private static final Pattern PART =
      Pattern.compile(
          "January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|_2006|_2|__2|002|01|02|03|04|05|06|15|PM|pm|-07:00:00|-07:00|-070000|-0700|-07|Z07:00:00|Z07:00|Z070000|Z0700|Z07|[.,]0+(?![0-9])|[.,]9+(?![0-9])|1|2|3|4|5");

  private static final List<String> MONTHS =
      names(
          12,
          i -> LocalDate.of(2001, i, 1).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  private static final List<String> DAYS =
      names(
          7,
          i ->
              LocalDate.of(2001, 1, i)
                  .getDayOfWeek()
                  .getDisplayName(TextStyle.FULL, Locale.ENGLISH));

  private GoTime() {}

  private static List<String> names(int count, java.util.function.IntFunction<String> name) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(name.apply(i));
    }
    return List.copyOf(names);
  }

  /** Returns a time as Go prints it. */
  public static String text(ZonedDateTime time) {
    return format(OWN_LAYOUT, time);
  }

  /** Returns a time in a layout. */
  public static String format(String layout, ZonedDateTime time) {
    StringBuilder out = new StringBuilder();
    Matcher part = PART.matcher(layout);
    int from = 0;
    while (part.find()) {
      out.append(layout, from, part.start());
      out.append(part(part.group(), time));
      from = part.end();
    }
    return out.append(layout, from, layout.length()).toString();
  }

  private static String part(String part, ZonedDateTime time) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return switch (part) {
      case "January" -> MONTHS.get(time.getMonthValue() - 1);
      case "Jan" -> MONTHS.get(time.getMonthValue() - 1).substring(0, 3);
      case "1" -> Integer.toString(time.getMonthValue());
      case "01" -> two(time.getMonthValue());
      case "Monday" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Mon" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "2" -> Integer.toString(time.getDayOfMonth());
      case "_2" -> "%2d".formatted(time.getDayOfMonth());
      case "02" -> two(time.getDayOfMonth());
      case "__2" -> "%3d".formatted(time.getDayOfYear());
      case "002" -> "%03d".formatted(time.getDayOfYear());
      case "15" -> two(time.getHour());
      case "3" -> Integer.toString(hour);
      case "03" -> two(hour);
      case "4" -> Integer.toString(time.getMinute());
      case "04" -> two(time.getMinute());
      case "5" -> Integer.toString(time.getSecond());
      case "05" -> two(time.getSecond());
      case "2006" -> "%04d".formatted(time.getYear());
      case "_2006" -> "_%04d".formatted(time.getYear());
      case "06" -> two(Math.floorMod(time.getYear(), 100));
      case "PM" -> time.getHour() < 12 ? "AM" : "PM";
      case "pm" -> time.getHour() < 12 ? "am" : "pm";
      case "MST" -> zoneName(time);
      default ->
          part.startsWith(".") || part.startsWith(",") ? fraction(part, time) : offset(part, time);
    };
  }

  private static String two(int value) {
    return "%02d".formatted(value);
  }

  /** Zones without a name of their own are told by their distance. */
  private static String zoneName(ZonedDateTime time) {
    if (time.getOffset().getTotalSeconds() == 0 && !(time.getZone() instanceof ZoneOffset)) {
      return shortName(time);
    }
    return time.getZone() instanceof ZoneOffset
        ? time.getOffset().getTotalSeconds() == 0 ? "UTC" : offset("-0700", time)
        : shortName(time);
  }

  private static String shortName(ZonedDateTime time) {
    String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
    return name.matches("[A-Z]{3,5}") ? name : offset("-07", time);
  }

  private static String fraction(String part, ZonedDateTime time) {
    String digits = "%09d".formatted(time.getNano()) + "0".repeat(Math.max(0, part.length() - 10));
    String kept = digits.substring(0, part.length() - 1);
    if (part.charAt(1) == '9') {
      kept = kept.replaceFirst("0+$", "");
      return kept.isEmpty() ? "" : part.charAt(0) + kept;
    }
    return part.charAt(0) + kept;
  }

  private static String offset(String part, ZonedDateTime time) {
    int seconds = time.getOffset().getTotalSeconds();
    if (part.startsWith("Z") && seconds == 0) {
      return "Z";
    }
    int size = Math.abs(seconds);
    String colon = part.contains(":") ? ":" : "";
    StringBuilder out = new StringBuilder(seconds < 0 ? "-" : "+").append(two(size / 3600));
    if (part.replace(":", "").length() > 3) {
      out.append(colon).append(two(size / 60 % 60));
    }
    return part.replace(":", "").length() > 5
        ? out.append(colon).append(two(size % 60)).toString()
        : out.toString();
  }

  /**
   * Returns the time that a text spells in a layout.
   *
   * @throws BadArgument if it doesn't
   */
  public static ZonedDateTime parse(String layout, String text) {
    return new Reading(layout, text).run();
  }

  /** One reading of a text along a layout. */
  private static final class Reading {
    private final String layout;
    private final String text;
    private int at;
    private int year;
    private int month = 1;
    private int day = 1;
    private int yearDay;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private boolean afternoon;
    private boolean halved;
    private ZoneId zone = ZoneOffset.UTC;

    private Reading(String layout, String text) {
      this.layout = layout;
      this.text = text;
    }

    private ZonedDateTime run() {
      Matcher part = PART.matcher(layout);
      int from = 0;
      while (part.find()) {
        literal(layout.substring(from, part.start()), part.group());
        part(part.group());
        from = part.end();
      }
      literal(layout.substring(from), "");
      if (at < text.length()) {
        throw problem(": extra text: " + Quoting.quote(text.substring(at)));
      }
      return time();
    }

    private void literal(String wanted, String next) {
      if (!text.startsWith(wanted, at)) {
        throw unfit(wanted.isEmpty() ? next : wanted);
      }
      at += wanted.length();
    }

    private void part(String part) {
      switch (part) {
        case "2006" -> year = number(part, 4, 4);
        case "06" -> {
          int two = number(part, 2, 2);
          year = two >= 69 ? 1900 + two : 2000 + two;
        }
        case "01", "1" -> month = inRange(number(part, part.length(), 2), 1, 12, "month");
        case "January" -> month = name(MONTHS, part, false) + 1;
        case "Jan" -> month = name(MONTHS, part, true) + 1;
        case "Monday" -> name(DAYS, part, false);
        case "Mon" -> name(DAYS, part, true);
        case "02", "2", "_2" -> {
          at += part.equals("_2") && text.startsWith(" ", at) ? 1 : 0;
          day = number(part, part.equals("02") ? 2 : 1, 2);
        }
        case "002", "__2" -> yearDay = number(part, 3, 3);
        case "15" -> hour = inRange(number(part, 2, 2), 0, 23, "hour");
        case "03", "3" -> {
          hour = inRange(number(part, part.length(), 2), 0, 12, "hour");
        }
        case "04", "4" -> minute = inRange(number(part, part.length(), 2), 0, 59, "minute");
        case "05", "5" -> {
          second = inRange(number(part, part.length(), 2), 0, 59, "second");
          fractionAfterSecond();
        }
        case "PM", "pm" -> half(part);
        case "MST" -> zoneName(part);
        default -> offsetOrFraction(part);
      }
    }

    private int number(String part, int least, int most) {
      int end = at;
      while (end < text.length() && end - at < most && Character.isDigit(text.charAt(end))) {
        end++;
      }
      if (end - at < least) {
        throw unfit(part);
      }
      int value = Integer.parseInt(text.substring(at, end));
      at = end;
      return value;
    }

    private int inRange(int value, int least, int most, String what) {
      if (value < least || value > most) {
        throw problem(": " + what + " out of range");
      }
      return value;
    }

    private int name(List<String> names, String part, boolean shortened) {
      for (int i = 0; i < names.size(); i++) {
        String name = shortened ? names.get(i).substring(0, 3) : names.get(i);
        if (text.regionMatches(true, at, name, 0, name.length())) {
          at += name.length();
          return i;
        }
      }
      throw unfit(part);
    }

    private void half(String part) {
      String given = at + 2 <= text.length() ? text.substring(at, at + 2) : "";
      if (!given.equals(part) && !given.equals(part.replace('P', 'A').replace('p', 'a'))) {
        throw unfit(part);
      }
      halved = true;
      afternoon = given.equals(part);
      at += 2;
    }

    private void zoneName(String part) {
      Matcher name = Pattern.compile("UTC|[A-Z]{3,4}").matcher(text);
      if (!name.find(at) || name.start() != at) {
        throw unfit(part);
      }
      at = name.end();
    }

    private void fractionAfterSecond() {
      boolean layoutHasOne = layout.matches(".*05?[.,][09].*");
      Matcher fraction = Pattern.compile("[.,]([0-9]{1,9})[0-9]*").matcher(text);
      if (!layoutHasOne && fraction.find(at) && fraction.start() == at) {
        nanos(fraction.group(1));
        at = fraction.end();
      }
    }

    private void nanos(String digits) {
      nanos = Integer.parseInt((digits + "000000000").substring(0, 9));
    }

    private void offsetOrFraction(String part) {
      if (part.startsWith(".") || part.startsWith(",")) {
        Matcher fraction = Pattern.compile("[.,]([0-9]{1,9})").matcher(text);
        boolean found = fraction.find(at) && fraction.start() == at;
        if (found) {
          nanos(fraction.group(1));
          at = fraction.end();
        } else if (part.charAt(1) == '0') {
          throw unfit(part);
        }
        return;
      }
      if (part.startsWith("Z") && text.startsWith("Z", at)) {
        at++;
        return;
      }
      Matcher offset = Pattern.compile("([-+])([0-9]{2}):?([0-9]{2})?:?([0-9]{2})?").matcher(text);
      if (!offset.find(at) || offset.start() != at) {
        throw unfit(part);
      }
      at = offset.end();
      int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
      int sign = offset.group(1).equals("-") ? -1 : 1;
      try {
        zone =
            ZoneOffset.ofTotalSeconds(
                sign * (Integer.parseInt(offset.group(2)) * 3600 + minutes * 60));
      } catch (DateTimeException e) {
        throw problem(": time zone offset hour out of range");
      }
    }

    private ZonedDateTime time() {
      try {
        LocalDate date =
            yearDay > 0 ? LocalDate.ofYearDay(year, yearDay) : LocalDate.of(year, month, day);
        int hours = halved ? hour % 12 + (afternoon ? 12 : 0) : hour;
        return ZonedDateTime.of(date, LocalTime.of(hours, minute, second, nanos), zone);
      } catch (DateTimeException e) {
        throw problem(": day out of range");
      }
    }

    private BadArgument unfit(String part) {
      return problem(
          " as %s: cannot parse %s as %s"
              .formatted(
                  Quoting.quote(layout), Quoting.quote(text.substring(at)), Quoting.quote(part)));
    }

    private BadArgument problem(String rest) {
      return new BadArgument("parsing time " + Quoting.quote(text) + rest);
    }
  }
}

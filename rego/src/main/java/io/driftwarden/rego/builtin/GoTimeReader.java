package io.driftwarden.rego.builtin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a time in a layout of Go's. */
final class GoTimeReader {
  private static final List<String> MONTHS =
      Stream.of(Month.values()).map(m -> m.getDisplayName(TextStyle.FULL, Locale.ENGLISH)).toList();
  private static final List<String> DAYS =
      Stream.of(DayOfWeek.values())
          .map(d -> d.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();
  private static final Pattern OFFSET =
      Pattern.compile("([-+])([0-9]{2})(?::?([0-9]{2}))?(?::?([0-9]{2}))?");
  private static final Pattern ZONE = Pattern.compile("UTC|GMT([-+][0-9]{1,2})?|[A-Z]{3,5}");
  private static final Pattern FRACTION = Pattern.compile("[.,][0-9]+");

  /** Says that a text is no time in a layout. */
  static final class NotTimeException extends Exception {
    private static final long serialVersionUID = 1L;

    NotTimeException(String message) {
      super(message, null, false, false);
    }
  }

  private final String layout;
  private final String value;
  private int at;
  private int year;
  private int month = -1;
  private int day = -1;
  private int yearDay = -1;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private int offset;
  private String half = "";

  private GoTimeReader(String layout, String value) {
    this.layout = layout;
    this.value = value;
  }

  static Instant read(String layout, String value) throws NotTimeException {
    GoTimeReader reader = new GoTimeReader(layout, value);
    List<GoLayout.Part> parts = GoLayout.parts(layout);
    for (int i = 0; i < parts.size(); i++) {
      reader.text(parts.get(i).text());
      boolean fractionFollows =
          i + 1 < parts.size()
              && parts.get(i + 1).text().isEmpty()
              && parts.get(i + 1).isFraction();
      reader.field(parts.get(i), fractionFollows);
    }
    if (reader.at < value.length()) {
      throw reader.problem(": extra text: \"%s\"".formatted(value.substring(reader.at)));
    }
    return reader.instant();
  }

  /** Reads text as it stands; white space matches any amount of it. */
  private void text(String text) throws NotTimeException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        if (at < value.length() && value.charAt(at) != ' ') {
          throw problem("");
        }
        while (at < value.length() && value.charAt(at) == ' ') {
          at++;
        }
      } else if (at >= value.length() || value.charAt(at++) != c) {
        throw problem("");
      }
    }
  }

  private void field(GoLayout.Part part, boolean fractionFollows) throws NotTimeException {
    if (part.isFraction()) {
      fraction(part.field());
      return;
    }
    if (part.isOffset()) {
      offset(part.field());
      return;
    }
    switch (part.field()) {
      case "2006" -> year = number(4, 4);
      case "06" -> {
        int two = number(2, 2);
        year = two + (two >= 69 ? 1900 : 2000);
      }
      case "January" -> month = name(MONTHS, false) + 1;
      case "Jan" -> month = name(MONTHS, true) + 1;
      case "1" -> month = within(number(1, 2), 1, 12, "month");
      case "01" -> month = within(number(2, 2), 1, 12, "month");
      case "Monday" -> name(DAYS, false);
      case "Mon" -> name(DAYS, true);
      case "2" -> day = number(1, 2);
      case "_2" -> day = number(blanks(1), 2);
      case "02" -> day = number(2, 2);
      case "__2" -> yearDay = number(blanks(2), 3);
      case "002" -> yearDay = number(3, 3);
      case "15" -> hour = within(number(1, 2), 0, 23, "hour");
      case "3" -> hour = within(number(1, 2), 0, 12, "hour");
      case "03" -> hour = within(number(2, 2), 0, 12, "hour");
      case "4" -> minute = within(number(1, 2), 0, 59, "minute");
      case "04" -> minute = within(number(2, 2), 0, 59, "minute");
      case "5" -> second(1, fractionFollows);
      case "05" -> second(2, fractionFollows);
      case "PM" -> half(List.of("AM", "PM"));
      case "pm" -> half(List.of("am", "pm"));
      case "MST" -> zone();
      default -> {}
    }
  }

  /** Skips blanks and returns 1, the fewest digits that must follow. */
  private int blanks(int most) {
    for (int i = 0; i < most && at < value.length() && value.charAt(at) == ' '; i++) {
      at++;
    }
    return 1;
  }

  private int number(int fewest, int most) throws NotTimeException {
    int start = at;
    int number = 0;
    while (at < value.length() && at - start < most && isDigit(value.charAt(at))) {
      number = number * 10 + value.charAt(at++) - '0';
    }
    if (at - start < fewest) {
      throw problem("");
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int within(int number, int least, int most, String what) throws NotTimeException {
    if (number < least || number > most) {
      throw problem(": %s out of range".formatted(what));
    }
    return number;
  }

  private void second(int fewest, boolean fractionFollows) throws NotTimeException {
    second = within(number(fewest, 2), 0, 59, "second");
    Matcher matcher = FRACTION.matcher(value).region(at, value.length());
    if (!fractionFollows && matcher.lookingAt()) {
      take(matcher);
    }
  }

  private void fraction(String field) throws NotTimeException {
    Matcher matcher = FRACTION.matcher(value).region(at, value.length());
    boolean there = matcher.lookingAt();
    boolean exact = field.charAt(1) == '0';
    if (exact && (!there || matcher.end() - at < field.length())) {
      throw problem("");
    }
    if (exact) {
      matcher.region(at, at + field.length()).lookingAt();
    }
    if (there) {
      take(matcher);
    }
  }

  private void take(Matcher fraction) {
    String digits = (fraction.group().substring(1) + "000000000").substring(0, 9);
    nano = Integer.parseInt(digits);
    at = fraction.end();
  }

  private int name(List<String> names, boolean isShort) throws NotTimeException {
    for (int i = 0; i < names.size(); i++) {
      String name = isShort ? names.get(i).substring(0, 3) : names.get(i);
      if (value.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        return i;
      }
    }
    throw problem("");
  }

  private void half(List<String> halves) throws NotTimeException {
    String text = value.substring(at, Math.min(at + 2, value.length()));
    if (!halves.contains(text)) {
      throw problem("");
    }
    half = text.toUpperCase(Locale.ROOT);
    at += 2;
  }

  private void zone() throws NotTimeException {
    Matcher matcher = ZONE.matcher(value).region(at, value.length());
    if (!matcher.lookingAt()) {
      throw problem("");
    }
    offset = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)) * 3600;
    at = matcher.end();
  }

  private void offset(String field) throws NotTimeException {
    if (field.startsWith("Z") && value.startsWith("Z", at)) {
      at++;
      return;
    }
    int end = at + field.length();
    Matcher matcher = OFFSET.matcher(value).region(at, Math.min(end, value.length()));
    boolean fits =
        matcher.matches()
            && matcher.end() == end
            && field.contains(":") == matcher.group().contains(":");
    if (!fits) {
      throw problem("");
    }
    int seconds = part(matcher, 2) * 3600 + part(matcher, 3) * 60 + part(matcher, 4);
    within(part(matcher, 2), 0, 24, "time zone offset hour");
    within(part(matcher, 3), 0, 60, "time zone offset minute");
    within(part(matcher, 4), 0, 60, "time zone offset second");
    offset = matcher.group(1).equals("-") ? -seconds : seconds;
    at = end;
  }

  private static int part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  private Instant instant() throws NotTimeException {
    int ofDay =
        half.equals("PM") && hour < 12 ? hour + 12 : half.equals("AM") && hour == 12 ? 0 : hour;
    try {
      LocalDateTime time = date().atTime(ofDay, minute, second, nano);
      return time.toInstant(ZoneOffset.UTC).minusSeconds(offset);
    } catch (DateTimeException _) {
      throw problem(yearDay >= 0 ? ": day-of-year out of range" : ": day out of range");
    }
  }

  private LocalDate date() throws NotTimeException {
    if (yearDay < 0) {
      return LocalDate.of(year, month < 0 ? 1 : month, day < 0 ? 1 : day);
    }
    LocalDate date = LocalDate.ofYearDay(year, yearDay);
    if (month >= 0 && month != date.getMonthValue()) {
      throw problem(": day-of-year does not match month");
    }
    if (day >= 0 && day != date.getDayOfMonth()) {
      throw problem(": day-of-year does not match day");
    }
    return date;
  }

  private NotTimeException problem(String detail) {
    return new NotTimeException(
        "parsing time \"%s\" as \"%s\": cannot parse \"%s\"%s"
            .formatted(value, layout, value.substring(Math.min(at, value.length())), detail));
  }
}

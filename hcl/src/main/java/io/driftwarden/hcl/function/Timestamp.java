package io.driftwarden.hcl.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A time as RFC 3339 writes it; what is wrong is told as Terraform tells it. */
final class Timestamp {
  private static final String INVALID = "not a valid RFC3339 timestamp";

  private final String text;
  private final boolean strict;
  private int at;

  /**
   * Reads one.
   *
   * @param strict whether an hour of one digit is told of specially
   */
  Timestamp(String text, boolean strict) {
    this.text = text;
    this.strict = strict;
  }

  static String show(OffsetDateTime time) {
    String zone = time.getOffset().equals(ZoneOffset.UTC) ? "Z" : time.getOffset().getId();
    return "%04d-%02d-%02dT%02d:%02d:%02d%s"
        .formatted(
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            zone);
  }

  OffsetDateTime time() throws FunctionException {
    int year = year();
    skip("-");
    int month = two("month", 1, 12);
    skip("-");
    int day = two("day of month", 1, 31);
    skip("T");
    int hour = hour();
    skip(":");
    int minute = two("minute", 0, 59);
    skip(":");
    int second = two("second", 0, 59);
    int nanos = nanos();
    ZoneOffset zone = zone();
    if (at < text.length()) {
      throw cannotUse(text.substring(at), "timestamp segment");
    }
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      throw new FunctionException(INVALID + ": day out of range");
    }
    return OffsetDateTime.of(
        LocalDate.of(year, month, day), LocalTime.of(hour, minute, second, nanos), zone);
  }

  private String rest() {
    return text.substring(at);
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static FunctionException cannotUse(String value, String what) {
    return new FunctionException(
        value.isEmpty()
            ? "%s: end of string before %s".formatted(INVALID, what)
            : "%s: cannot use %s as %s".formatted(INVALID, GoText.quote(value), what));
  }

  private int year() throws FunctionException {
    for (int i = 0; i < 4; i++) {
      if (!isDigit(at + i)) {
        throw cannotUse(rest(), "year");
      }
    }
    at += 4;
    return Integer.parseInt(text.substring(at - 4, at));
  }

  private void skip(String sign) throws FunctionException {
    if (text.startsWith(sign, at)) {
      at += sign.length();
      return;
    }
    if (sign.equals("T")) {
      throw new FunctionException(INVALID + ": missing required time introducer 'T'");
    }
    throw new FunctionException(
        at >= text.length()
            ? "%s: end of string where \"%s\" is expected".formatted(INVALID, sign)
            : "%s: found %s where \"%s\" is expected"
                .formatted(INVALID, GoText.quote(rest()), sign));
  }

  private int two(String what, int least, int most) throws FunctionException {
    if (!isDigit(at) || !isDigit(at + 1)) {
      throw strict && what.equals("minute") && !rest().isEmpty() && rest().length() != 2
          ? new FunctionException(INVALID + ": minute must have exactly two digits")
          : cannotUse(rest(), what);
    }
    int number = Integer.parseInt(text.substring(at, at + 2));
    at += 2;
    if (number < least || number > most) {
      throw strict && what.equals("minute") && rest().length() != 2 && !rest().isEmpty()
          ? new FunctionException(INVALID + ": minute must have exactly two digits")
          : cannotUse(rest(), what);
    }
    return number;
  }

  private int hour() throws FunctionException {
    if (!isDigit(at)) {
      throw wrongHour(rest());
    }
    int from = at;
    at += isDigit(at + 1) ? 2 : 1;
    int hour = Integer.parseInt(text.substring(from, at));
    if (hour > 23) {
      throw wrongHour(rest());
    }
    if (at - from == 1 && strict) {
      throw new FunctionException(INVALID + ": hour must have exactly two digits");
    }
    return hour;
  }

  private FunctionException wrongHour(String value) {
    if (strict && value.contains(":")) {
      return new FunctionException(INVALID + ": hour must be between 0 and 23 inclusive");
    }
    return strict && !value.isEmpty() && value.length() != 2
        ? new FunctionException(INVALID + ": hour must have exactly two digits")
        : cannotUse(value, "hour");
  }

  private int nanos() {
    boolean fraction = at < text.length() && ".,".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1);
    if (!fraction) {
      return 0;
    }
    int from = ++at;
    while (isDigit(at)) {
      at++;
    }
    String digits = text.substring(from, Math.min(at, from + 9));
    return Integer.parseInt(digits + "0".repeat(9 - digits.length()));
  }

  private ZoneOffset zone() throws FunctionException {
    if (text.startsWith("Z", at)) {
      at++;
      return ZoneOffset.UTC;
    }
    String zone = rest();
    if (!zone.matches("(?s)[+-][0-9]{2}:[0-9]{2}.*")) {
      throw cannotUse(zone, "UTC offset");
    }
    int hours = Integer.parseInt(zone.substring(1, 3));
    int minutes = Integer.parseInt(zone.substring(4, 6));
    if (hours > 23 || minutes > 59) {
      throw cannotUse(zone, "UTC offset");
    }
    at += 6;
    int seconds = (hours * 60 + minutes) * 60;
    try {
      return ZoneOffset.ofTotalSeconds(zone.startsWith("-") ? -seconds : seconds);
    } catch (DateTimeException e) {
      throw cannotUse(zone, "UTC offset");
    }
  }
}

package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments, as nanoseconds since 1970, and what the calendar says of them. */
final class Times {
  private static final BigInteger NANOSECONDS = BigInteger.valueOf(1_000_000_000L);

  static final Table TABLE =
      new Table()
          .add("trace(string) boolean", Times::trace)
          .add("time.now_ns() number", (env, _) -> nanoseconds(env.now()))
          .add("time.parse_rfc3339_ns(string) number", (_, in) -> parse(in))
          .add("time.parse_duration_ns(string) number", (_, in) -> GoDuration.parse(in))
          .add("time.date(number|array) array", (_, in) -> date(at(in)))
          .add("time.clock(number|array) array", (_, in) -> clock(at(in)))
          .add("time.weekday(number|array) string", (_, in) -> weekday(at(in)))
          .add("time.add_date(number, number, number, number) number", (_, in) -> addDate(in));

  private Times() {}

  private static Value trace(Environment env, Operands in) {
    env.print(in.text(0));
    return BooleanValue.TRUE;
  }

  private static Value nanoseconds(Instant instant) {
    return NumberValue.of(
        BigInteger.valueOf(instant.getEpochSecond())
            .multiply(NANOSECONDS)
            .add(BigInteger.valueOf(instant.getNano())));
  }

  private static Value within(Operands in, Instant instant) throws BuiltinException {
    Value value = nanoseconds(instant);
    if (((NumberValue) value).value().toBigInteger().bitLength() > 63) {
      throw in.wrong("time outside of valid range");
    }
    return value;
  }

  private static Value parse(Operands in) throws BuiltinException {
    try {
      return within(in, OffsetDateTime.parse(in.text(0)).toInstant());
    } catch (DateTimeParseException wrong) {
      throw in.wrong("no time of RFC 3339: " + wrong.getParsedString());
    }
  }

  private static ZonedDateTime at(Operands in) throws BuiltinException {
    if (in.value(0) instanceof NumberValue number) {
      return instant(in, number).atZone(ZoneOffset.UTC);
    }
    boolean pair =
        in.array(0).size() >= 2
            && in.array(0).get(0) instanceof NumberValue
            && in.array(0).get(1) instanceof StringValue;
    if (!pair) {
      throw in.wrongType(0, "must be a number, or an array of a number and a time zone");
    }
    String zone = ((StringValue) in.array(0).get(1)).text();
    return instant(in, (NumberValue) in.array(0).get(0)).atZone(zone(in, zone));
  }

  private static ZoneId zone(Operands in, String name) throws BuiltinException {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException _) {
      throw in.wrong("unknown time zone " + name);
    }
  }

  private static Instant instant(Operands in, NumberValue number) throws BuiltinException {
    BigInteger value =
        number
            .integer()
            .orElseThrow(
                () -> in.wrongType(0, "must be integer number but got floating-point number"));
    if (value.bitLength() > 63) {
      throw in.wrong("timestamp too big");
    }
    return Instant.ofEpochSecond(
        Math.floorDiv(value.longValue(), 1_000_000_000L),
        Math.floorMod(value.longValue(), 1_000_000_000L));
  }

  private static Value date(ZonedDateTime time) {
    return numbers(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
  }

  private static Value clock(ZonedDateTime time) {
    return numbers(time.getHour(), time.getMinute(), time.getSecond());
  }

  private static Value numbers(int one, int two, int three) {
    return ArrayValue.of(NumberValue.of(one), NumberValue.of(two), NumberValue.of(three));
  }

  private static Value weekday(ZonedDateTime time) {
    return new StringValue(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /** Adds to the fields of the date, which then overflow into each other as in Go. */
  private static Value addDate(Operands in) throws BuiltinException {
    ZonedDateTime time = instant(in, in.number(0)).atZone(ZoneOffset.UTC);
    long months = time.getMonthValue() - 1L + in.smallInteger(2);
    try {
      return within(
          in,
          time.withDayOfMonth(1)
              .withMonth(1)
              .plusYears(in.smallInteger(1))
              .plusMonths(months)
              .plusDays(time.getDayOfMonth() - 1L + in.smallInteger(3))
              .toInstant());
    } catch (DateTimeException _) {
      throw in.wrong("time outside of valid range");
    }
  }
}

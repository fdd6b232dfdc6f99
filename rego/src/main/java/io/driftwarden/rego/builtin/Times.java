package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Moments, as nanoseconds since 1970, and what the calendar says of them. */
final class Times {
  private static final BigInteger NANOSECONDS = BigInteger.valueOf(1_000_000_000L);

  static final Table TABLE =
      new Table()
          .add("trace(string) boolean", Times::trace)
          .add("time.now_ns() number", (env, _) -> nanoseconds(env.now()))
          .add("time.parse_rfc3339_ns(string) number", (_, in) -> parse(in, "RFC3339", in.text(0)))
          .add("time.parse_ns(string, string) number", (_, in) -> parse(in, in.text(0), in.text(1)))
          .add("time.parse_duration_ns(string) number", (_, in) -> GoDuration.parse(in))
          .add("time.format(number|array) string", (_, in) -> format(in))
          .add("time.date(number|array) array", (_, in) -> date(at(in, 0)))
          .add("time.clock(number|array) array", (_, in) -> clock(at(in, 0)))
          .add("time.weekday(number|array) string", (_, in) -> weekday(at(in, 0)))
          .add("time.diff(number|array, number|array) array", (_, in) -> difference(in))
          .add("time.add_date(number, number, number, number) number", (_, in) -> addDate(in));

  private Times() {}

  private static Value trace(Environment env, Operands in) {
    env.note(in.text(0));
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

  private static Value parse(Operands in, String layout, String text) throws BuiltinException {
    try {
      return within(in, GoTimeReader.read(layout, text));
    } catch (GoTimeReader.NotTimeException wrong) {
      throw in.wrong(String.valueOf(wrong.getMessage()));
    }
  }

  /** Returns a moment: a number, or an array of one, perhaps a zone, and perhaps a layout. */
  private static ZonedDateTime at(Operands in, int index) throws BuiltinException {
    if (in.value(index) instanceof NumberValue number) {
      return instant(in, number).atZone(ZoneOffset.UTC);
    }
    ArrayValue parts = in.array(index);
    if (parts.size() == 0 || !(parts.get(0) instanceof NumberValue number)) {
      throw in.wrongType(
          index, "must be either number (ns) or [number (ns), string (tz)] but got array");
    }
    return instant(in, number).atZone(zone(in, part(in, parts, 1)));
  }

  private static String part(Operands in, ArrayValue parts, int index) throws BuiltinException {
    if (index >= parts.size()) {
      return "";
    }
    if (parts.get(index) instanceof StringValue(String text)) {
      return text;
    }
    throw in.wrongType(0, "must be string but got " + parts.get(index).kind().word());
  }

  private static ZoneId zone(Operands in, String name) throws BuiltinException {
    if (name.equals("Local")) {
      throw in.wrong("the time zone Local is that of a machine: name one, such as Europe/Paris");
    }
    try {
      return name.isEmpty() || name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException _) {
      throw in.wrong("unknown time zone " + name);
    }
  }

  static Instant instant(Operands in, NumberValue number) throws BuiltinException {
    BigDecimal value = number.value();
    if (value.stripTrailingZeros().scale() > 0 || value.toBigInteger().bitLength() > 63) {
      throw in.wrong("timestamp too big");
    }
    return Instant.ofEpochSecond(
        Math.floorDiv(value.longValue(), 1_000_000_000L),
        Math.floorMod(value.longValue(), 1_000_000_000L));
  }

  private static Value format(Operands in) throws BuiltinException {
    ZonedDateTime time = at(in, 0);
    String layout = in.value(0) instanceof ArrayValue parts ? part(in, parts, 2) : "";
    return new StringValue(GoTimeWriter.write(layout.isEmpty() ? "RFC3339Nano" : layout, time));
  }

  private static Value date(ZonedDateTime time) {
    return numbers(List.of(time.getYear(), time.getMonthValue(), time.getDayOfMonth()));
  }

  private static Value clock(ZonedDateTime time) {
    return numbers(List.of(time.getHour(), time.getMinute(), time.getSecond()));
  }

  private static Value numbers(List<Integer> numbers) {
    return ArrayValue.of(numbers.stream().map(NumberValue::of).toList());
  }

  private static Value weekday(ZonedDateTime time) {
    return new StringValue(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /** Counts years, months, days, hours, minutes and seconds, each borrowing from the one before. */
  private static Value difference(Operands in) throws BuiltinException {
    ZonedDateTime one = at(in, 0);
    ZonedDateTime other = at(in, 1).withZoneSameInstant(one.getZone());
    ZonedDateTime first = one.isAfter(other) ? other : one;
    ZonedDateTime last = one.isAfter(other) ? one : other;
    int[] units = {
      last.getYear() - first.getYear(),
      last.getMonthValue() - first.getMonthValue(),
      last.getDayOfMonth() - first.getDayOfMonth(),
      last.getHour() - first.getHour(),
      last.getMinute() - first.getMinute(),
      last.getSecond() - first.getSecond()
    };
    int[] sizes = {0, 12, YearMonth.from(first).lengthOfMonth(), 24, 60, 60};
    for (int i = units.length - 1; i > 0; i--) {
      if (units[i] < 0) {
        units[i] += sizes[i];
        units[i - 1]--;
      }
    }
    return numbers(IntStream.of(units).boxed().toList());
  }

  /** Adds to the fields of the date, which then overflow into each other as in Go. */
  private static Value addDate(Operands in) throws BuiltinException {
    ZonedDateTime time = at(in, 0);
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

package io.driftwarden.helm.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.value.BadArgument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go's package {@code time} reads and writes them: {@code 1h2m3.5s}. */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("([0-9]*)(\\.?)([0-9]*)([^0-9.]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000_000_000L);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoDuration() {}

  /**
   * Returns the duration that a text spells.
   *
   * @throws BadArgument if it spells none
   */
  public static Duration parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    if (rest.isEmpty() || rest.length() > 100) {
      throw invalid("invalid duration", text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    for (int at = 0; at < rest.length(); at = part.end()) {
      part.find(at);
      nanos = nanos.add(part(part, text));
    }
    if (nanos.compareTo(MOST) > 0) {
      throw invalid("invalid duration", text);
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
  }

  private static BigDecimal part(Matcher part, String text) {
    String whole = part.group(1);
    String fraction = part.group(3);
    if (whole.isEmpty() && fraction.isEmpty()) {
      throw invalid("invalid duration", text);
    }
    if (part.group(4).isEmpty()) {
      throw invalid("missing unit in duration", text);
    }
    Long unit = UNITS.get(part.group(4));
    if (unit == null) {
      throw new BadArgument(
          "time: unknown unit %s in duration %s".formatted(quote(part.group(4)), quote(text)));
    }
    return new BigDecimal(
            (whole.isEmpty() ? "0" : whole) + "." + (fraction.isEmpty() ? "0" : fraction))
        .multiply(BigDecimal.valueOf(unit));
  }

  private static BadArgument invalid(String what, String text) {
    return new BadArgument("time: " + what + " " + quote(text));
  }

  /** Returns a count of nanoseconds in the largest units that fit. */
  public static String text(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    BigDecimal all = BigDecimal.valueOf(nanos).abs();
    String sign = nanos < 0 ? "-" : "";
    if (all.compareTo(SECOND) < 0) {
      String unit = all.longValue() < 1_000 ? "ns" : all.longValue() < 1_000_000 ? "µs" : "ms";
      return sign + plain(all.divide(BigDecimal.valueOf(UNITS.getOrDefault(unit, 1L)))) + unit;
    }
    BigDecimal[] minutes = all.divideAndRemainder(MINUTE);
    long whole = minutes[0].longValue();
    String seconds = plain(minutes[1].divide(SECOND)) + "s";
    String hours = whole >= 60 ? whole / 60 + "h" : "";
    return sign + hours + (whole > 0 ? whole % 60 + "m" : "") + seconds;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Quotes as Go's package of times does: what is no visible ASCII as the bytes of UTF-8. */
  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte each : text.getBytes(UTF_8)) {
      if (each < ' ') {
        quoted.append("\\x%02x".formatted(each & 0xFF));
      } else {
        quoted.append(each == '"' || each == '\\' ? "\\" : "").append((char) each);
      }
    }
    return quoted.append('"').toString();
  }
}

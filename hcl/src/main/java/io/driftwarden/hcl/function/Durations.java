package io.driftwarden.hcl.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/** Go's durations: {@code 1h30m}. */
final class Durations {
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

  private Durations() {}

  static Duration parse(String text) throws FunctionException {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String rest = signed ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    if (rest.isEmpty()) {
      throw invalid("invalid duration", text);
    }
    BigDecimal total = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length()) {
      int unit = end(rest, at, true);
      int next = end(rest, unit, false);
      BigDecimal number = number(rest.substring(at, unit), text);
      if (next == unit) {
        throw invalid("missing unit in duration", text);
      }
      String name = rest.substring(unit, next);
      if (!UNITS.containsKey(name)) {
        throw invalid("unknown unit " + quote(name) + " in duration", text);
      }
      total =
          total.add(
              number
                  .multiply(BigDecimal.valueOf(UNITS.getOrDefault(name, 1L)))
                  .setScale(0, RoundingMode.DOWN));
      at = next;
    }
    if (total.precision() > 19 || total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw invalid("invalid duration", text);
    }
    return Duration.ofNanos(text.startsWith("-") ? -total.longValue() : total.longValue());
  }

  private static int end(String text, int from, boolean number) {
    int at = from;
    while (at < text.length() && number == (".0123456789".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static BigDecimal number(String digits, String text) throws FunctionException {
    if (digits.length() > 100 || !digits.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+")) {
      throw invalid("invalid duration", text);
    }
    return new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
  }

  private static FunctionException invalid(String what, String text) {
    return new FunctionException("time: %s %s".formatted(what, quote(text)));
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

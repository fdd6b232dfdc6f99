package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, {@code 1h15m30.918s}, with days, weeks and years beside. */
final class GoDuration {
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("ns", 1L),
          Map.entry("us", 1_000L),
          Map.entry("\u00b5s", 1_000L),
          Map.entry("\u03bcs", 1_000L),
          Map.entry("ms", 1_000_000L),
          Map.entry("s", 1_000_000_000L),
          Map.entry("m", 60_000_000_000L),
          Map.entry("h", 3_600_000_000_000L),
          Map.entry("d", 86_400_000_000_000L),
          Map.entry("w", 604_800_000_000_000L),
          Map.entry("y", 31_536_000_000_000_000L));
  private static final Pattern PART =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h|d|w|y)");

  private GoDuration() {}

  static Value parse(Operands in) throws BuiltinException {
    String text = in.text(0);
    String rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return NumberValue.of(0);
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher matcher = PART.matcher(rest);
    int at = 0;
    while (at < rest.length() && matcher.find(at) && matcher.start() == at) {
      long unit = UNITS.getOrDefault(matcher.group(2), 0L);
      sum = sum.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
      at = matcher.end();
    }
    BigInteger whole = sum.toBigInteger();
    if (at < rest.length() || rest.isEmpty() || whole.bitLength() > 63) {
      throw in.wrong("time: invalid duration \"%s\"".formatted(text));
    }
    return NumberValue.of(text.startsWith("-") ? whole.negate() : whole);
  }
}

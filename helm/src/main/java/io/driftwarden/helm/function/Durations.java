package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.GoDuration;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sprig's durations. */
final class Durations {
  private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("y", Duration.ofDays(365));
    UNITS.put("mo", Duration.ofDays(30));
    UNITS.put("d", Duration.ofDays(1));
    UNITS.put("h", Duration.ofHours(1));
    UNITS.put("m", Duration.ofMinutes(1));
    UNITS.put("s", Duration.ofSeconds(1));
  }

  private Durations() {}

  static void declare(Functions functions) {
    functions.strict("duration", "any", a -> Datum.of(ofSeconds(a.get(0))));
    functions.strict("durationRound", "any", Durations::rounded);
  }

  /** Only texts and {@code int64} count: a plain {@code int} is none of Go's cases. */
  private static String ofSeconds(Datum datum) {
    long seconds =
        switch (datum) {
          case Datum.Text text -> Numeric.integer(text.value(), 10);
          case Datum.Whole whole when whole.width() == Datum.Width.INT64 -> whole.value();
          default -> 0;
        };
    return GoDuration.text(seconds * 1_000_000_000L);
  }

  private static Datum rounded(Arguments a) {
    if (Moments.is(a.get(0))) {
      return Unknowables.clock("durationRound");
    }
    long nanos = Math.abs(nanos(a.get(0)));
    for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
      if (nanos > unit.getValue().toNanos()) {
        return Datum.of(nanos / unit.getValue().toNanos() + unit.getKey());
      }
    }
    return Datum.of("0s");
  }

  private static long nanos(Datum datum) {
    try {
      return switch (datum) {
        case Datum.Text text -> GoDuration.parse(text.value()).toNanos();
        case Datum.Whole whole when whole.width() == Datum.Width.INT64 -> whole.value();
        default -> 0;
      };
    } catch (BadArgument e) {
      return 0;
    }
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.format.GoTime;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Go's {@code time.Time} as a value, with its methods. */
final class Moments {
  private static final String TYPE = "time.Time";

  private Moments() {}

  static Datum of(ZonedDateTime time) {
    Map<String, Datum.Method> methods = new HashMap<>();
    methods.put("Year", _ -> Datum.of(time.getYear()));
    methods.put("Day", _ -> Datum.of(time.getDayOfMonth()));
    methods.put("YearDay", _ -> Datum.of(time.getDayOfYear()));
    methods.put("Hour", _ -> Datum.of(time.getHour()));
    methods.put("Minute", _ -> Datum.of(time.getMinute()));
    methods.put("Second", _ -> Datum.of(time.getSecond()));
    methods.put("Nanosecond", _ -> Datum.of(time.getNano()));
    methods.put("Month", _ -> Datum.of(GoTime.format("January", time)));
    methods.put("Weekday", _ -> Datum.of(GoTime.format("Monday", time)));
    methods.put("Unix", _ -> Datum.sized(time.toEpochSecond()));
    methods.put("UnixMilli", _ -> Datum.sized(time.toInstant().toEpochMilli()));
    methods.put("IsZero", _ -> Datum.of(time.equals(GoTime.ZERO)));
    methods.put("UTC", _ -> of(time.withZoneSameInstant(ZoneOffset.UTC)));
    methods.put(
        "MarshalText", _ -> Datum.of(GoTime.format("2006-01-02T15:04:05.999999999Z07:00", time)));
    methods.put("String", _ -> Datum.of(GoTime.text(time)));
    methods.put("Format", layout -> Datum.of(GoTime.format(text(layout), time)));
    return new Datum.Native(TYPE, Map.of(), methods, Datum.Dict::new);
  }

  private static String text(List<Datum> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof Datum.Text text) {
      return text.value();
    }
    throw new BadArgument("it takes a layout");
  }

  /** Returns the time that a value is, if it is one. */
  static Optional<ZonedDateTime> time(Datum datum) {
    return datum instanceof Datum.Native object && object.type().equals(TYPE)
        ? Optional.of(instant(object).atZone(ZoneOffset.UTC))
        : Optional.empty();
  }

  private static Instant instant(Datum.Native object) {
    return Instant.ofEpochSecond(number(object, "Unix"), number(object, "Nanosecond"));
  }

  private static long number(Datum.Native object, String name) {
    Datum.Method method = object.methods().get(name);
    return method != null && method.call(List.of()) instanceof Datum.Whole whole
        ? whole.value()
        : 0;
  }
}

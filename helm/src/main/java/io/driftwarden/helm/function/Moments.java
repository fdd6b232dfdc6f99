package io.driftwarden.helm.function;

import io.driftwarden.helm.format.GoTime;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Go's {@code time.Time} as a value, with its methods. */
final class Moments {
  private static final String TYPE = "time.Time";

  /** What only a moment that isn't known is asked for here: each gives one value in Go. */
  private static final List<String> OTHER_METHODS =
      List.of(
          "Add",
          "AddDate",
          "After",
          "Before",
          "Compare",
          "Equal",
          "In",
          "IsDST",
          "Local",
          "Round",
          "Sub",
          "Truncate",
          "UnixMicro",
          "UnixNano");

  /**
   * A moment that is so much after a call of {@code now}, and so not known before it; beside the
   * others of the same call it is.
   */
  private record Present(Object call, Duration after) implements Supplier<Datum.Dict> {
    @Override
    public Datum.Dict get() {
      return new Datum.Dict();
    }
  }

  private Moments() {}

  /** Returns the moment of one call of {@code now}. */
  static Datum now() {
    return at(new Present(new Object(), Duration.ZERO));
  }

  private static Datum at(Present present) {
    Map<String, Datum.Method> methods = new HashMap<>();
    Datum.Method unknown = _ -> Unknowables.clock("now");
    of(GoTime.ZERO).methods().keySet().forEach(name -> methods.put(name, unknown));
    OTHER_METHODS.forEach(name -> methods.put(name, unknown));
    return new Datum.Native(TYPE, Map.of(), methods, present);
  }

  /** Reports whether a value is a moment, known or not. */
  static boolean is(Datum datum) {
    return datum instanceof Datum.Native object && object.type().equals(TYPE);
  }

  /** Reports whether two moments are the same one. */
  static boolean equal(Datum one, Datum other) {
    return key(one).equals(key(other));
  }

  private static Object key(Datum datum) {
    return present(datum).<Object>map(present -> present).orElseGet(() -> time(datum));
  }

  private static Optional<Present> present(Datum datum) {
    return datum instanceof Datum.Native object && object.contents() instanceof Present present
        ? Optional.of(present)
        : Optional.empty();
  }

  /** Returns the moment that is so much later. */
  static Datum later(Datum moment, Duration duration) {
    return present(moment)
        .map(present -> at(new Present(present.call(), present.after().plus(duration))))
        .or(() -> time(moment).map(time -> of(time.plus(duration))))
        .orElseThrow(() -> new BadArgument("it takes a time"));
  }

  static Datum.Native of(ZonedDateTime time) {
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

  /** Returns the time that a value is, if it is one that is known. */
  static Optional<ZonedDateTime> time(Datum datum) {
    return datum instanceof Datum.Native object && is(object) && present(object).isEmpty()
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

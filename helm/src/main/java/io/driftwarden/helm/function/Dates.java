package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.GoDuration;
import io.driftwarden.helm.format.GoTime;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Sprig's dates. The local time zone is UTC, as it is in a container. */
final class Dates {
  private static final String DAY = "2006-01-02";

  private Dates() {}

  static void declare(Functions functions) {
    functions.strict("date", "string any", a -> shown(a.text(0), a.get(1), "Local"));
    functions.strict("htmlDate", "any", a -> shown(DAY, a.get(0), "Local"));
    functions.strict("htmlDateInZone", "any string", a -> shown(DAY, a.get(0), a.text(1)));
    for (String name : List.of("dateInZone", "date_in_zone")) {
      functions.strict(name, "string any string", a -> shown(a.text(0), a.get(1), a.text(2)));
    }
    for (String name : List.of("dateModify", "date_modify")) {
      functions.strict(name, "string time", a -> modified(a, false));
    }
    for (String name : List.of("mustDateModify", "must_date_modify")) {
      functions.strict(name, "string time", a -> modified(a, true));
    }
    functions.strict("toDate", "string string", a -> read(a, false));
    functions.strict("mustToDate", "string string", a -> read(a, true));
    functions.strict("now", "", _ -> Moments.now());
    functions.strict("unixEpoch", "time", a -> epoch(a.get(0)));
  }

  private static Datum epoch(Datum moment) {
    return Moments.time(moment)
        .<Datum>map(time -> Datum.of(Long.toString(time.toEpochSecond())))
        .orElseGet(() -> Unknowables.clock("now"));
  }

  /** What is neither a time nor a count of seconds stands for the present. */
  private static Datum shown(String layout, Datum date, String zone) {
    Optional<ZonedDateTime> time =
        date instanceof Datum.Whole whole ? atSecond(whole) : Moments.time(date);
    return time.<Datum>map(
            at -> Datum.of(GoTime.format(layout, at.withZoneSameInstant(zone(zone)))))
        .orElseGet(() -> Unknowables.clock(Moments.is(date) ? "now" : "date"));
  }

  private static Optional<ZonedDateTime> atSecond(Datum.Whole seconds) {
    try {
      return switch (seconds.width()) {
        case INT, INT64 ->
            Optional.of(Instant.ofEpochSecond(seconds.value()).atZone(ZoneOffset.UTC));
        case UINT8, UINT64 -> Optional.empty();
      };
    } catch (DateTimeException e) {
      throw new BadArgument("Date is too far off", "The date is beyond a billion years.");
    }
  }

  /** A zone that isn't known is UTC. */
  private static ZoneId zone(String name) {
    boolean isName = name.contains("/") || ZoneId.getAvailableZoneIds().contains(name);
    try {
      return isName ? ZoneId.of(name) : ZoneId.of("UTC");
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }

  private static Datum modified(Arguments a, boolean strict) {
    try {
      return Moments.later(a.get(1), GoDuration.parse(a.text(0)));
    } catch (BadArgument e) {
      if (strict || e.isOurs()) {
        throw e;
      }
      return a.get(1);
    }
  }

  private static Datum read(Arguments a, boolean strict) {
    try {
      return Moments.of(GoTime.parse(a.text(0), a.text(1)));
    } catch (BadArgument e) {
      if (strict || e.isOurs()) {
        throw e;
      }
      return Moments.of(GoTime.ZERO);
    }
  }
}

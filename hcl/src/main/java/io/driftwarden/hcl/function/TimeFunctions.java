package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.strict;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Functions on time; what time it is, is never known statically. */
final class TimeFunctions {
  private TimeFunctions() {}

  static void declare(Map<String, Declared> all) {
    EncodingFunctions.unknown(all, "timestamp", "the time is known only when it is planned");
    EncodingFunctions.unknown(all, "plantimestamp", "the time is known only when it is planned");
    EncodingFunctions.unknown(all, "formatdate", "formatdate is not evaluated");
    EncodingFunctions.unknown(all, "timeadd", "timeadd is not evaluated");
    strict(
        all,
        "timecmp",
        2,
        (a, _) -> Value.number(Integer.signum(time(a, 0).compareTo(time(a, 1)))));
  }

  private static Instant time(Arguments a, int index) throws FunctionException {
    try {
      return OffsetDateTime.parse(a.text(index)).toInstant();
    } catch (DateTimeParseException e) {
      throw Arguments.misfit(index, "a time such as 2026-01-31T12:00:00Z is needed");
    }
  }
}

package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.NUMBER;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;

/** Functions on time; what time it is, is never known statically. */
final class TimeFunctions {
  private static final String NOW = "the time is known only when it is planned";

  private TimeFunctions() {}

  static void declare(Map<String, Declared> all) {
    put(all, "timestamp", Signature.of(STRING), (_, _) -> HashFunctions.unknown(NOW));
    put(all, "plantimestamp", Signature.of(STRING).orNull(), (_, _) -> HashFunctions.unknown(NOW));
    put(
        all,
        "formatdate",
        Signature.of(STRING, Parameter.text("format"), Parameter.text("time")),
        (a, _) -> Value.text(new DateFormat(a.text(0), time(a, 1, true)).text()));
    put(
        all,
        "timeadd",
        Signature.of(STRING, Parameter.text("timestamp"), Parameter.text("duration")).orNull(),
        (a, _) -> Value.text(add(a)));
    put(
        all,
        "timecmp",
        Signature.of(NUMBER, Parameter.text("timestamp_a"), Parameter.text("timestamp_b")),
        (a, _) -> compare(time(a, 0, false), time(a, 1, false)));
  }

  private static OffsetDateTime time(Arguments a, int index, boolean strict)
      throws FunctionException {
    try {
      return new Timestamp(a.text(index), strict).time();
    } catch (FunctionException e) {
      throw new FunctionException(index, e.reason());
    }
  }

  private static Value compare(OffsetDateTime a, OffsetDateTime b) {
    return Value.number(Integer.signum(a.toInstant().compareTo(b.toInstant())));
  }

  private static String add(Arguments a) throws FunctionException {
    OffsetDateTime time = new Timestamp(a.text(0), true).time();
    try {
      return Timestamp.show(time.plus(Durations.parse(a.text(1))));
    } catch (DateTimeException | ArithmeticException e) {
      throw new FunctionException("the resulting time is out of range");
    }
  }
}

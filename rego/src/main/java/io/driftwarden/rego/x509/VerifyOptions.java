package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a chain of certificates is verified.
 *
 * @param host what the last certificate must be for, empty for anything
 * @param time when all must be valid
 * @param purposes of which all must serve one
 */
record VerifyOptions(String host, Instant time, List<Integer> purposes) {
  VerifyOptions {
    purposes = purposes.isEmpty() ? List.of(KeyUsages.SERVER_AUTH) : List.copyOf(purposes);
  }

  static VerifyOptions at(Instant now) {
    return new VerifyOptions("", now, List.of());
  }

  static VerifyOptions read(ObjectValue given, Instant now) throws UnreadableException {
    VerifyOptions options = at(now);
    for (Value key : given.keys()) {
      if (key instanceof StringValue(String name)) {
        options = options.with(name, given.at(key));
      }
    }
    return options;
  }

  private VerifyOptions with(String name, Value value) throws UnreadableException {
    return switch (name) {
      case "DNSName" -> new VerifyOptions(text(value), time, purposes);
      case "CurrentTime" -> new VerifyOptions(host, time(value), purposes);
      case "KeyUsages" -> new VerifyOptions(host, time, purposes(value));
      case "MaxConstraintComparisons" -> limited(value);
      default -> throw new UnreadableException("invalid key option");
    };
  }

  private static String text(Value value) throws UnreadableException {
    if (value instanceof StringValue(String text)) {
      return text;
    }
    throw new UnreadableException("'DNSName' should be a string");
  }

  private static Instant time(Value value) throws UnreadableException {
    if (!(value instanceof NumberValue number)) {
      throw new UnreadableException("'CurrentTime' should be a number");
    }
    BigInteger nanoseconds =
        number
            .integer()
            .filter(whole -> whole.bitLength() < Long.SIZE)
            .orElseThrow(
                () -> new UnreadableException("'CurrentTime' should be a valid int64 number"));
    return Instant.EPOCH.plusNanos(nanoseconds.longValue());
  }

  /** The comparisons are bounded here in any case. */
  private VerifyOptions limited(Value value) throws UnreadableException {
    if (!(value instanceof NumberValue)) {
      throw new UnreadableException("'MaxConstraintComparisons' should be a number");
    }
    return this;
  }

  private static List<Integer> purposes(Value value) throws UnreadableException {
    List<Value> names =
        switch (value) {
          case ArrayValue array -> array.elements();
          case SetValue set -> set.sorted();
          default -> throw new UnreadableException("'KeyUsages' should be an Array or Set");
        };
    List<Integer> purposes = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Value each : names) {
      if (each instanceof StringValue(String name)) {
        int number = KeyUsages.byName(name);
        if (number < 0) {
          unknown.add(name);
        } else {
          purposes.add(number);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnreadableException(
          "invalid entries for 'KeyUsages' found: [%s]".formatted(String.join(" ", unknown)));
    }
    return purposes;
  }

  /** Reports whether a certificate is for the host. */
  boolean allowsHost(Certificate leaf) {
    return host.isEmpty() || HostNames.match(host, leaf.extensions().names());
  }
}

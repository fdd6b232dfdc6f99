package io.driftwarden.rego.jose;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.UnreadableException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token says of its signature.
 *
 * @param criticalUnknown whether it demands that something be understood that nobody knows here
 */
record TokenHeader(String algorithm, String keyId, String contentType, boolean criticalUnknown) {
  private static final Set<String> KNOWN = Set.of("alg", "kid", "typ", "cty", "crit");

  static TokenHeader parse(ObjectValue header) throws UnreadableException {
    text(header, "typ");
    return new TokenHeader(
        text(header, "alg"), text(header, "kid"), text(header, "cty"), demandsUnknown(header));
  }

  /** Reports whether a signature can be judged by it (RFC 7515, 4.1.1 and 4.1.11). */
  boolean isValid() {
    return !algorithm.isEmpty() && !criticalUnknown;
  }

  /** Reports whether the payload is a token itself. */
  boolean isNested() {
    return contentType.equalsIgnoreCase("JWT");
  }

  private static String text(ObjectValue header, String name) throws UnreadableException {
    return switch (header.get(name)) {
      case null -> "";
      case StringValue(String text) -> text;
      default -> throw new UnreadableException(name + ": must be a string");
    };
  }

  private static boolean demandsUnknown(ObjectValue header) throws UnreadableException {
    Value critical = header.get("crit");
    if (critical == null) {
      return false;
    }
    if (!(critical instanceof ArrayValue list)) {
      throw new UnreadableException("crit: must be a list");
    }
    Set<Value> names =
        list.elements().stream()
            .takeWhile(StringValue.class::isInstance)
            .collect(Collectors.toSet());
    if (names.isEmpty()) {
      throw new UnreadableException("crit: must be a nonempty list");
    }
    return header.keys().stream()
        .filter(key -> key instanceof StringValue(String name) && !KNOWN.contains(name))
        .anyMatch(names::contains);
  }
}

package io.driftwarden.rego.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.UnreadableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token must be to be accepted.
 *
 * @param keys one of which must have signed it
 * @param time the seconds since 1970 at which it must be valid
 */
record Constraints(KeySet keys, ObjectValue texts, NumberValue time) {
  private static final Set<String> KNOWN = Set.of("cert", "secret", "alg", "iss", "aud", "time");

  static Constraints parse(ObjectValue given, Instant now) throws UnreadableException {
    for (Value key : given.keys()) {
      if (!(key instanceof StringValue(String name)) || !KNOWN.contains(name)) {
        throw new UnreadableException("unknown token validation constraint: " + text(key));
      }
      if (!name.equals("time") && !(given.at(key) instanceof StringValue)) {
        throw new UnreadableException(name + " constraint: must be a string");
      }
    }
    return new Constraints(keys(given), given, time(given.get("time"), now));
  }

  private static String text(Value key) {
    return key instanceof StringValue(String name) ? name : key.toRego();
  }

  private static KeySet keys(ObjectValue given) throws UnreadableException {
    boolean hasSecret =
        given.get("secret") instanceof StringValue(String secret) && !secret.isEmpty();
    if (!(given.get("cert") instanceof StringValue(String certificate))) {
      if (!hasSecret) {
        throw new UnreadableException("no key constraint");
      }
      return new KeySet(List.of(VerificationKey.of(secret(given))));
    }
    KeySet keys = KeySet.parse(certificate);
    if (hasSecret) {
      throw new UnreadableException("duplicate key constraints");
    }
    return keys;
  }

  private static Secret secret(ObjectValue given) {
    return new Secret(text(given.at(new StringValue("secret"))).getBytes(UTF_8));
  }

  private static NumberValue time(@Nullable Value given, Instant now) throws UnreadableException {
    double nanoseconds =
        switch (given) {
          case null ->
              new BigDecimal(now.getEpochSecond()).scaleByPowerOfTen(9).doubleValue()
                  + now.getNano();
          case NumberValue number -> number.value().doubleValue();
          default -> throw new UnreadableException("token time constraint: must be a number");
        };
    if (nanoseconds < 0) {
      throw new UnreadableException("token time constraint: must not be negative");
    }
    return NumberValue.of(new BigDecimal(Double.toString(nanoseconds / 1e9)));
  }

  private String text(String name) {
    return texts.get(name) instanceof StringValue(String text) ? text : "";
  }

  /** Reports whether a token may be signed in that way. */
  boolean allows(TokenHeader header) {
    return text("alg").isEmpty() || text("alg").equals(header.algorithm());
  }

  /** Reports whether the claims are for us and valid now. */
  boolean allow(ObjectValue claims) throws UnreadableException {
    return issuerFits(claims) && audienceFits(claims.get("aud")) && timeFits(claims);
  }

  private boolean issuerFits(ObjectValue claims) {
    return text("iss").isEmpty() || new StringValue(text("iss")).equals(claims.get("iss"));
  }

  private boolean audienceFits(@Nullable Value audience) {
    Value wanted = new StringValue(text("aud"));
    return switch (audience) {
      case null -> text("aud").isEmpty();
      case StringValue one -> one.equals(wanted);
      case ArrayValue many -> many.elements().contains(wanted);
      default -> false;
    };
  }

  private boolean timeFits(ObjectValue claims) throws UnreadableException {
    return switch (claims.get("exp")) {
      case null -> hasBegun(claims.get("nbf"));
      case NumberValue end -> time.compareTo(end) < 0 && hasBegun(claims.get("nbf"));
      default -> throw new UnreadableException("exp value must be a number");
    };
  }

  private boolean hasBegun(@Nullable Value begin) throws UnreadableException {
    return switch (begin) {
      case null -> true;
      case NumberValue number -> time.compareTo(number) >= 0;
      default -> throw new UnreadableException("nbf value must be a number");
    };
  }
}

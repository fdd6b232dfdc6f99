package io.driftwarden.rego.jose;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.JsonReader.NotJsonException;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.Keys;
import io.driftwarden.rego.x509.Pem;
import io.driftwarden.rego.x509.UnreadableException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keys, of which any may have signed a token. */
record KeySet(List<VerificationKey> keys) {
  KeySet {
    keys = List.copyOf(keys);
  }

  /** Reads a certificate or public key as PEM, or a JWK or a set of them as JSON. */
  static KeySet parse(String text) throws UnreadableException {
    Optional<Pem> pem = Pem.first(text);
    if (pem.isPresent()) {
      return new KeySet(List.of(VerificationKey.of(fromPem(pem.get()))));
    }
    List<VerificationKey> usable = new ArrayList<>();
    for (VerificationKey key : parseJwks(text)) {
      if (key.algorithm().isEmpty() || Algorithm.find(key.algorithm()).isPresent()) {
        usable.add(key);
      }
    }
    return new KeySet(usable);
  }

  private static Key fromPem(Pem pem) throws UnreadableException {
    if (!pem.rest().isEmpty()) {
      throw new UnreadableException("extra data after a PEM certificate block");
    }
    return switch (pem.type()) {
      case "CERTIFICATE" -> certified(pem);
      case "PUBLIC KEY" -> plain(pem);
      default -> throw new UnreadableException("failed to extract a Key from the PEM certificate");
    };
  }

  private static Key certified(Pem pem) throws UnreadableException {
    try {
      return Keys.certificate(pem.content()).getPublicKey();
    } catch (UnreadableException problem) {
      throw new UnreadableException("failed to parse a PEM certificate: " + problem.getMessage());
    }
  }

  private static Key plain(Pem pem) throws UnreadableException {
    try {
      return Keys.publicKey(pem.content());
    } catch (UnreadableException problem) {
      throw new UnreadableException("failed to parse a PEM public key: " + problem.getMessage());
    }
  }

  /** Reads a JWK or a set of them. */
  static List<VerificationKey> parseJwks(String text) throws UnreadableException {
    try {
      List<VerificationKey> keys = new ArrayList<>();
      for (Value key : jwks(JsonReader.read(text))) {
        keys.add(JsonWebKey.read(key));
      }
      return keys;
    } catch (NotJsonException | UnreadableException problem) {
      throw new UnreadableException("failed to parse a JWK key (set): " + problem.getMessage());
    }
  }

  private static List<Value> jwks(Value json) {
    return json instanceof ObjectValue object && object.get("keys") instanceof ArrayValue keys
        ? keys.elements()
        : List.of(json);
  }

  /**
   * Reports whether one of the keys fits: the one that the header names, or, where there is none of
   * that name, any that is for the header's algorithm.
   */
  boolean anyFits(TokenHeader header, Predicate<VerificationKey> fits) {
    Optional<VerificationKey> named =
        keys.stream()
            .filter(key -> !header.keyId().isEmpty() && key.id().equals(header.keyId()))
            .findFirst();
    if (named.isPresent()) {
      return fits.test(named.get());
    }
    return keys.stream()
        .filter(key -> key.algorithm().isEmpty() || key.algorithm().equals(header.algorithm()))
        .anyMatch(fits);
  }
}

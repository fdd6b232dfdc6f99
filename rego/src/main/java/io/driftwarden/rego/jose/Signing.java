package io.driftwarden.rego.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.JsonReader.NotJsonException;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.UnreadableException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.List;

/** Making of tokens. */
final class Signing {
  private static final String NO_ALGORITHM = "missing or invalid 'alg' header: ";

  private Signing() {}

  /** Returns the token of a header and a payload, signed with the first of the keys. */
  static String sign(String header, String payload, String jwks) throws UnreadableException {
    List<VerificationKey> keys = KeySet.parseJwks(jwks);
    if (keys.isEmpty()) {
      throw new UnreadableException("no keys found in JWK set");
    }
    Value fields = fields(header);
    Algorithm algorithm = algorithm(fields);
    if (isJwt(fields) && !isJson(payload)) {
      throw new UnreadableException("type is JWT but payload is not JSON");
    }
    String text = encode(header.getBytes(UTF_8)) + "." + encode(payload.getBytes(UTF_8));
    return text + "." + encode(signature(algorithm, keys.getFirst(), text.getBytes(UTF_8)));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] signature(Algorithm algorithm, VerificationKey key, byte[] text)
      throws UnreadableException {
    try {
      Key signer = key.signer().orElseThrow(() -> new UnreadableException("the key can't sign"));
      return algorithm.sign(signer, text);
    } catch (GeneralSecurityException problem) {
      throw new UnreadableException("failed to sign: " + problem.getMessage());
    }
  }

  private static Value fields(String header) throws UnreadableException {
    if (header.isEmpty()) {
      throw new UnreadableException(NO_ALGORITHM + "cannot parse JSON: cannot parse empty string");
    }
    if (header.matches("[-+.eE0-9]+")) {
      // OPA's parser takes that for a number.
      return NullValue.NULL;
    }
    try {
      return JsonReader.read(header);
    } catch (NotJsonException problem) {
      throw new UnreadableException(NO_ALGORITHM + "cannot parse JSON: " + problem.getMessage());
    }
  }

  private static Algorithm algorithm(Value fields) throws UnreadableException {
    Value named = fields instanceof ObjectValue object ? object.get("alg") : null;
    if (named == null) {
      throw new UnreadableException(NO_ALGORITHM + "jwsbb: header \"alg\" not found");
    }
    if (!(named instanceof StringValue(String name))) {
      throw new UnreadableException(
          NO_ALGORITHM + "value doesn't contain string; it contains " + named.kind().word());
    }
    return Algorithm.find(name)
        .orElseThrow(() -> new UnreadableException("unknown JWS algorithm: " + name));
  }

  private static boolean isJwt(Value fields) {
    return !(fields instanceof ObjectValue object
            && object.get("typ") instanceof StringValue(String type))
        || type.equals("JWT");
  }

  private static boolean isJson(String text) {
    try {
      JsonReader.read(text);
      return true;
    } catch (NotJsonException _) {
      return false;
    }
  }
}

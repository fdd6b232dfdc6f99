package io.driftwarden.rego.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.JsonReader.NotJsonException;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.x509.Base64Text;
import io.driftwarden.rego.x509.UnreadableException;
import java.util.List;

/** A signed token (RFC 7515, compact), its parts still encoded. */
record Token(String header, String payload, String signature) {

  static Token parse(String text) throws UnreadableException {
    List<String> parts = List.of(text.split("\\.", -1));
    if (parts.size() == 1) {
      throw new UnreadableException("encoded JWT had no period separators");
    }
    if (parts.size() != 3) {
      throw new UnreadableException("encoded JWT must have 3 sections, found " + parts.size());
    }
    return new Token(parts.get(0), parts.get(1), parts.get(2));
  }

  /** Returns what the signature is of. */
  byte[] signed() {
    return (header + "." + payload).getBytes(UTF_8);
  }

  ObjectValue decodedHeader() throws UnreadableException {
    String json = new String(decode(header, "JWT header had invalid encoding: "), UTF_8);
    ObjectValue decoded = object(json, "bad JWT header: ");
    if (decoded.get("enc") != null) {
      throw new UnreadableException("JWT is a JWE object, which is not supported");
    }
    return decoded;
  }

  String decodedPayload() throws UnreadableException {
    return new String(decode(payload, "JWT payload had invalid encoding: "), UTF_8);
  }

  byte[] decodedSignature() throws UnreadableException {
    return decode(signature, "JWT signature had invalid encoding: ");
  }

  private static byte[] decode(String text, String problem) throws UnreadableException {
    try {
      return Base64Text.decodeUrl(text);
    } catch (UnreadableException why) {
      throw new UnreadableException(problem + why.getMessage());
    }
  }

  /** Reads a JSON object, the claims of a token. */
  static ObjectValue object(String json, String problem) throws UnreadableException {
    try {
      if (JsonReader.read(json) instanceof ObjectValue object) {
        return object;
      }
      throw new UnreadableException(problem + "decoded JSON type was not an Object");
    } catch (NotJsonException why) {
      throw new UnreadableException(problem + "invalid JSON: " + why.getMessage());
    }
  }
}

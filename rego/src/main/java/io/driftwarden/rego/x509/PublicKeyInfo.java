package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The public key in a certificate, and names of algorithms as the numbers that OPA has for them.
 */
final class PublicKeyInfo {
  private static final List<String> KEY_ALGORITHMS =
      List.of("", "1.2.840.113549.1.1.1", "1.2.840.10040.4.1", "1.2.840.10045.2.1", "1.3.101.112");

  private static final List<String> SIGNATURE_ALGORITHMS =
      List.of(
          "",
          "1.2.840.113549.1.1.2",
          "1.2.840.113549.1.1.4",
          "1.2.840.113549.1.1.5",
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.2.840.10040.4.3",
          "2.16.840.1.101.3.4.3.2",
          "1.2.840.10045.4.1",
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "PSS 2.16.840.1.101.3.4.2.1",
          "PSS 2.16.840.1.101.3.4.2.2",
          "PSS 2.16.840.1.101.3.4.2.3",
          "1.3.101.112");

  private static final String PSS = "1.2.840.113549.1.1.10";

  private PublicKeyInfo() {}

  static Map<String, Value> fields(Der info) throws UnreadableException {
    List<Der> parts = info.sequence(2);
    Map<String, Value> fields = new LinkedHashMap<>();
    int algorithm = KEY_ALGORITHMS.indexOf(parts.get(0).sequence(1).get(0).dotted());
    fields.put("PublicKeyAlgorithm", NumberValue.of(Math.max(algorithm, 0)));
    fields.put("PublicKey", algorithm <= 0 ? NullValue.NULL : key(info, parts.get(1)));
    fields.put("RawSubjectPublicKeyInfo", Fields.bytes(info.encoded()));
    return fields;
  }

  private static Value key(Der info, Der bits) throws UnreadableException {
    return switch (Keys.publicKey(info.encoded())) {
      case RSAPublicKey rsa ->
          ObjectValue.ofStrings(
              Map.of(
                  "N", NumberValue.of(rsa.getModulus()),
                  "E", NumberValue.of(rsa.getPublicExponent())));
      case ECPublicKey ec -> ObjectValue.ofStrings(point(ec.getW()));
      default -> Fields.bytes(bits.bits());
    };
  }

  static Map<String, Value> point(ECPoint point) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Curve", ObjectValue.EMPTY);
    fields.put("X", NumberValue.of(point.getAffineX()));
    fields.put("Y", NumberValue.of(point.getAffineY()));
    return fields;
  }

  /** Returns the number of an algorithm that signs, 0 for one that has none. */
  static int signatureAlgorithm(Der algorithm) throws UnreadableException {
    List<Der> parts = algorithm.sequence(1);
    String id = parts.get(0).dotted();
    if (id.equals(PSS) && parts.size() > 1) {
      id = "PSS " + digest(parts.get(1));
    }
    return Math.max(SIGNATURE_ALGORITHMS.indexOf(id), 0);
  }

  private static String digest(Der parameters) throws UnreadableException {
    for (Der part : parameters.as(Der.SEQUENCE).children()) {
      if (part.isContext(0)) {
        return part.children().getFirst().sequence(1).get(0).dotted();
      }
    }
    return "";
  }
}

package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What OPA shows of private keys: as Go's structures, and as JSON web keys (RFC 7517). */
final class PrivateKeyFields {
  private PrivateKeyFields() {}

  static Value of(PrivateKey key) throws UnreadableException {
    return switch (key) {
      case RSAPrivateCrtKey rsa -> rsa(rsa);
      case ECPrivateKey ec -> {
        Map<String, Value> fields = PublicKeyInfo.point(point(ec));
        fields.put("D", NumberValue.of(ec.getS()));
        yield ObjectValue.ofStrings(fields);
      }
      case EdECPrivateKey edwards -> Fields.bytes(seedAndPoint(edwards));
      default -> throw unknown();
    };
  }

  private static UnreadableException unknown() {
    return new UnreadableException("x509: unknown private key algorithm");
  }

  private static Value rsa(RSAPrivateCrtKey key) {
    Value precomputed =
        ObjectValue.ofStrings(
            Map.of(
                "Dp", NumberValue.of(key.getPrimeExponentP()),
                "Dq", NumberValue.of(key.getPrimeExponentQ()),
                "Qinv", NumberValue.of(key.getCrtCoefficient()),
                "CRTValues", ArrayValue.EMPTY));
    return ObjectValue.ofStrings(
        Map.of(
            "N", NumberValue.of(key.getModulus()),
            "E", NumberValue.of(key.getPublicExponent()),
            "D", NumberValue.of(key.getPrivateExponent()),
            "Primes", Fields.numbers(List.of(key.getPrimeP(), key.getPrimeQ())),
            "Precomputed", precomputed));
  }

  static Value jwk(PrivateKey key) throws UnreadableException {
    Map<String, String> fields =
        switch (key) {
          case RSAPrivateCrtKey rsa -> rsaJwk(rsa);
          case ECPrivateKey ec -> ecJwk(ec);
          case EdECPrivateKey edwards -> edwardsJwk(edwards);
          default -> throw unknown();
        };
    Map<String, Value> values = new LinkedHashMap<>();
    fields.forEach((name, text) -> values.put(name, new StringValue(text)));
    return ObjectValue.ofStrings(values);
  }

  private static Map<String, String> rsaJwk(RSAPrivateCrtKey key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kty", "RSA");
    fields.put("n", number(key.getModulus(), 0));
    fields.put("e", number(key.getPublicExponent(), 0));
    fields.put("d", number(key.getPrivateExponent(), 0));
    fields.put("p", number(key.getPrimeP(), 0));
    fields.put("q", number(key.getPrimeQ(), 0));
    fields.put("dp", number(key.getPrimeExponentP(), 0));
    fields.put("dq", number(key.getPrimeExponentQ(), 0));
    fields.put("qi", number(key.getCrtCoefficient(), 0));
    return fields;
  }

  private static Map<String, String> ecJwk(ECPrivateKey key) throws UnreadableException {
    int bits = key.getParams().getCurve().getField().getFieldSize();
    int size = (bits + 7) / 8;
    ECPoint point = point(key);
    return Map.of(
        "kty", "EC",
        "crv", "P-" + bits,
        "x", number(point.getAffineX(), size),
        "y", number(point.getAffineY(), size),
        "d", number(key.getS(), size));
  }

  private static Map<String, String> edwardsJwk(EdECPrivateKey key) throws UnreadableException {
    byte[] both = seedAndPoint(key);
    return Map.of(
        "kty",
        "OKP",
        "crv",
        "Ed25519",
        "d",
        text(Arrays.copyOf(both, 32)),
        "x",
        text(Arrays.copyOfRange(both, 32, 64)));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns a number as bytes of at least some length. */
  private static String number(BigInteger number, int least) {
    int size = Math.max(least, (number.bitLength() + 7) / 8);
    byte[] signed = number.toByteArray();
    byte[] bytes = new byte[size];
    int length = Math.min(size, signed.length);
    System.arraycopy(signed, signed.length - length, bytes, size - length, length);
    return text(bytes);
  }

  private static ECPoint point(ECPrivateKey key) throws UnreadableException {
    PublicKey publicKey = PublicHalf.of(key);
    if (publicKey instanceof ECPublicKey ec) {
      return ec.getW();
    }
    throw unknown();
  }

  private static byte[] seedAndPoint(EdECPrivateKey key) throws UnreadableException {
    byte[] seed = key.getBytes().orElseThrow(PrivateKeyFields::unknown);
    List<Der> info = Der.only(PublicHalf.of(key).getEncoded()).sequence(2);
    byte[] point = info.get(1).bits();
    if (seed.length != 32 || point.length != 32) {
      throw unknown();
    }
    byte[] both = Arrays.copyOf(seed, 64);
    System.arraycopy(point, 0, both, 32, 32);
    return both;
  }
}

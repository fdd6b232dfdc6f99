package io.driftwarden.rego.jose;

import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.Base64Text;
import io.driftwarden.rego.x509.Keys;
import io.driftwarden.rego.x509.UnreadableException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads keys written as JSON (RFC 7517, 7518, 8037). */
final class JsonWebKey {
  private final ObjectValue fields;

  private JsonWebKey(ObjectValue fields) {
    this.fields = fields;
  }

  static VerificationKey read(Value json) throws UnreadableException {
    if (!(json instanceof ObjectValue fields)) {
      throw new UnreadableException("a key must be an object");
    }
    JsonWebKey key = new JsonWebKey(fields);
    try {
      return switch (key.text("kty").orElse("")) {
        case "RSA" -> key.rsa();
        case "EC" -> key.of(key.ecPublic(), key.has("d") ? key.ecPrivate() : null);
        case "OKP" -> key.of(key.edwardsPublic(), key.has("d") ? key.edwardsPrivate() : null);
        case "oct" -> key.of(key.secret(), null);
        default -> throw new UnreadableException("invalid key type");
      };
    } catch (GeneralSecurityException _) {
      throw new UnreadableException("invalid key");
    }
  }

  private VerificationKey of(@Nullable Key publicKey, @Nullable Key privateKey) {
    return new VerificationKey(
        publicKey, privateKey, text("alg").orElse(""), text("kid").orElse(""));
  }

  private Optional<String> text(String name) {
    return fields.get(name) instanceof StringValue(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private boolean has(String name) {
    return text(name).isPresent();
  }

  private byte[] bytes(String name) throws UnreadableException {
    return Base64Text.decodeUrl(
        text(name)
            .orElseThrow(
                () -> new UnreadableException("required field %s is missing".formatted(name))));
  }

  private BigInteger integer(String name) throws UnreadableException {
    return new BigInteger(1, bytes(name));
  }

  private Secret secret() throws UnreadableException {
    byte[] bytes = bytes("k");
    if (bytes.length == 0) {
      throw new UnreadableException("required field k is missing");
    }
    return new Secret(bytes);
  }

  /** Reads an RSA key; one that the JDK finds too small signs nothing and verifies nothing. */
  private VerificationKey rsa() throws UnreadableException {
    try {
      return of(rsaPublic(), has("d") ? rsaPrivate() : null);
    } catch (GeneralSecurityException | ArithmeticException _) {
      return of(null, null);
    }
  }

  private PublicKey rsaPublic() throws GeneralSecurityException, UnreadableException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(integer("n"), integer("e")));
  }

  private PrivateKey rsaPrivate() throws GeneralSecurityException, UnreadableException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    if (!has("p")) {
      return factory.generatePrivate(new RSAPrivateKeySpec(integer("n"), integer("d")));
    }
    BigInteger d = integer("d");
    BigInteger p = integer("p");
    BigInteger q = integer("q");
    return factory.generatePrivate(
        new RSAPrivateCrtKeySpec(
            integer("n"),
            integer("e"),
            d,
            p,
            q,
            d.mod(p.subtract(BigInteger.ONE)),
            d.mod(q.subtract(BigInteger.ONE)),
            q.modInverse(p)));
  }

  private ECParameterSpec curve() throws GeneralSecurityException, UnreadableException {
    String name =
        switch (text("crv").orElse("")) {
          case "P-256" -> "secp256r1";
          case "P-384" -> "secp384r1";
          case "P-521" -> "secp521r1";
          default -> throw new UnreadableException("invalid elliptic curve");
        };
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(name));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private PublicKey ecPublic() throws GeneralSecurityException, UnreadableException {
    ECParameterSpec curve = curve();
    BigInteger x = integer("x");
    BigInteger y = integer("y");
    if (Math.max(x.bitLength(), y.bitLength()) > curve.getCurve().getField().getFieldSize()) {
      throw offCurve();
    }
    PublicKey key =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    if (!Keys.isSound(key)) {
      throw offCurve();
    }
    return key;
  }

  private static UnreadableException offCurve() {
    return new UnreadableException("invalid EC public key: the point is not on the curve");
  }

  private PrivateKey ecPrivate() throws GeneralSecurityException, UnreadableException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new ECPrivateKeySpec(integer("d"), curve()));
  }

  private NamedParameterSpec edwardsCurve() throws UnreadableException {
    if (!text("crv").orElse("").equals("Ed25519")) {
      throw new UnreadableException("invalid curve");
    }
    return NamedParameterSpec.ED25519;
  }

  private PublicKey edwardsPublic() throws GeneralSecurityException, UnreadableException {
    byte[] x = bytes("x");
    if (x.length != 32) {
      throw new UnreadableException("invalid key size");
    }
    boolean isOdd = x[31] < 0;
    x[31] &= 0x7F;
    EdECPoint point = new EdECPoint(isOdd, new BigInteger(1, reversed(x)));
    return KeyFactory.getInstance("EdDSA")
        .generatePublic(new EdECPublicKeySpec(edwardsCurve(), point));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private PrivateKey edwardsPrivate() throws GeneralSecurityException, UnreadableException {
    return KeyFactory.getInstance("EdDSA")
        .generatePrivate(new EdECPrivateKeySpec(edwardsCurve(), bytes("d")));
  }
}

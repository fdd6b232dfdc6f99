package io.driftwarden.rego.x509;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/** Computes the public half of a private key, which the JDK has no word for. */
final class PublicHalf {
  private PublicHalf() {}

  static PublicKey of(PrivateKey key) throws UnreadableException {
    try {
      return switch (key) {
        case RSAPrivateCrtKey rsa ->
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        case ECPrivateKey ec ->
            KeyFactory.getInstance("EC")
                .generatePublic(
                    new ECPublicKeySpec(multiplied(ec.getS(), ec.getParams()), ec.getParams()));
        case EdECPrivateKey edwards -> edwards(edwards.getBytes().orElseThrow(PublicHalf::unknown));
        default -> throw unknown();
      };
    } catch (GeneralSecurityException | ArithmeticException _) {
      throw unknown();
    }
  }

  private static UnreadableException unknown() {
    return new UnreadableException("x509: unknown private key algorithm");
  }

  /** A new key is made of random bytes, so a key of known ones comes out again. */
  private static PublicKey edwards(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EdDSA");
    generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
    KeyPair pair = generator.generateKeyPair();
    boolean isSame =
        pair.getPrivate() instanceof EdECPrivateKey made
            && made.getBytes().filter(bytes -> Arrays.equals(bytes, seed)).isPresent();
    if (!isSame) {
      throw new GeneralSecurityException("the key is of another length");
    }
    return pair.getPublic();
  }

  /** Random bytes that are known before. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
    }
  }

  /** Returns the generator of the curve, as many times as the scalar says. */
  private static ECPoint multiplied(BigInteger scalar, ECParameterSpec curve) {
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      sum = added(sum, sum, curve);
      if (scalar.testBit(bit)) {
        sum = added(sum, curve.getGenerator(), curve);
      }
    }
    return sum;
  }

  private static ECPoint added(ECPoint one, ECPoint other, ECParameterSpec curve) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    if (other.equals(ECPoint.POINT_INFINITY)) {
      return one;
    }
    BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger slope = slope(one, other, curve.getCurve().getA(), prime);
    BigInteger x = slope.pow(2).subtract(one.getAffineX()).subtract(other.getAffineX()).mod(prime);
    BigInteger y =
        slope.multiply(one.getAffineX().subtract(x)).subtract(one.getAffineY()).mod(prime);
    return new ECPoint(x, y);
  }

  private static BigInteger slope(ECPoint one, ECPoint other, BigInteger a, BigInteger prime) {
    if (one.equals(other)) {
      BigInteger rise = one.getAffineX().pow(2).multiply(BigInteger.valueOf(3)).add(a);
      return rise.multiply(one.getAffineY().shiftLeft(1).modInverse(prime));
    }
    BigInteger rise = other.getAffineY().subtract(one.getAffineY());
    return rise.multiply(other.getAffineX().subtract(one.getAffineX()).modInverse(prime));
  }
}

package io.driftwarden.rego.x509;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** Reads keys and certificates from their DER. */
public final class Keys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "XDH", "DSA");

  private Keys() {}

  /** Returns a certificate (RFC 5280). */
  public static X509Certificate certificate(byte[] der) throws UnreadableException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException _) {
      throw new UnreadableException("x509: malformed certificate");
    }
  }

  /** Returns a public key (a SubjectPublicKeyInfo of RFC 5280). */
  public static PublicKey publicKey(byte[] der) throws UnreadableException {
    PublicKey key =
        (PublicKey) key(new X509EncodedKeySpec(der), "x509: unknown public key algorithm");
    if (!isSound(key)) {
      throw new UnreadableException("x509: the point of a public key is not on its curve");
    }
    return key;
  }

  /** Reports whether an elliptic key is a point of its curve, which the JDK leaves to others. */
  public static boolean isSound(PublicKey key) {
    if (!(key instanceof ECPublicKey ec
        && ec.getParams().getCurve().getField() instanceof ECFieldFp field)) {
      return true;
    }
    EllipticCurve curve = ec.getParams().getCurve();
    BigInteger x = ec.getW().getAffineX();
    BigInteger right = x.pow(2).add(curve.getA()).multiply(x).add(curve.getB());
    return ec.getW().getAffineY().pow(2).subtract(right).mod(field.getP()).signum() == 0;
  }

  /** Returns a private key (PKCS #8, RFC 5208). */
  static PrivateKey privateKey(byte[] der) throws UnreadableException {
    PrivateKey key =
        (PrivateKey) key(new PKCS8EncodedKeySpec(der), "x509: failed to parse private key");
    if (key instanceof RSAPrivateCrtKey rsa) {
      checkParts(rsa);
    }
    return key;
  }

  /** Checks that the parts of an RSA key belong together, which the JDK leaves to others too. */
  private static void checkParts(RSAPrivateCrtKey key) throws UnreadableException {
    BigInteger p = key.getPrimeP();
    BigInteger q = key.getPrimeQ();
    if (!p.multiply(q).equals(key.getModulus())) {
      throw new UnreadableException("crypto/rsa: p * q != n");
    }
    if (!isExponent(key.getPrimeExponentP(), p, key)
        || !isExponent(key.getPrimeExponentQ(), q, key)) {
      throw new UnreadableException("crypto/rsa: invalid CRT exponent");
    }
    if (!key.getCrtCoefficient().multiply(q).mod(p).equals(BigInteger.ONE)) {
      throw new UnreadableException("crypto/rsa: invalid CRT coefficient");
    }
  }

  private static boolean isExponent(BigInteger exponent, BigInteger prime, RSAPrivateCrtKey key) {
    BigInteger order = prime.subtract(BigInteger.ONE);
    return order.signum() > 0
        && key.getPrivateExponent().mod(order).equals(exponent)
        && exponent.multiply(key.getPublicExponent()).mod(order).equals(BigInteger.ONE.mod(order));
  }

  private static java.security.Key key(EncodedKeySpec spec, String problem)
      throws UnreadableException {
    for (String algorithm : ALGORITHMS) {
      try {
        KeyFactory factory = KeyFactory.getInstance(algorithm);
        return spec instanceof PKCS8EncodedKeySpec
            ? factory.generatePrivate(spec)
            : factory.generatePublic(spec);
      } catch (GeneralSecurityException _) {
        // The key is of another algorithm, or of none.
      }
    }
    throw new UnreadableException(problem);
  }
}

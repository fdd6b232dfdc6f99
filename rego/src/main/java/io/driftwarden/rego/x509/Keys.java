package io.driftwarden.rego.x509;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
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
    return (PublicKey) key(new X509EncodedKeySpec(der), "x509: unknown public key algorithm");
  }

  /** Returns a private key (PKCS #8, RFC 5208). */
  static PrivateKey privateKey(byte[] der) throws UnreadableException {
    return (PrivateKey) key(new PKCS8EncodedKeySpec(der), "x509: failed to parse private key");
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

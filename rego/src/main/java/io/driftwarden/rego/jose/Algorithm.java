package io.driftwarden.rego.jose;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a token is signed (RFC 7518, 8037). */
enum Algorithm {
  HS256("HmacSHA256", 256),
  HS384("HmacSHA384", 384),
  HS512("HmacSHA512", 512),
  RS256("SHA256withRSA", 256),
  RS384("SHA384withRSA", 384),
  RS512("SHA512withRSA", 512),
  PS256("RSASSA-PSS", 256),
  PS384("RSASSA-PSS", 384),
  PS512("RSASSA-PSS", 512),
  ES256("SHA256withECDSAinP1363Format", 256),
  ES384("SHA384withECDSAinP1363Format", 384),
  ES512("SHA512withECDSAinP1363Format", 512),
  EDDSA("Ed25519", 512);

  private final String name;
  private final int bits;

  Algorithm(String name, int bits) {
    this.name = name;
    this.bits = bits;
  }

  /** Returns the algorithm that headers call by this name. */
  static Optional<Algorithm> find(String name) {
    return Arrays.stream(values()).filter(each -> each.headerName().equals(name)).findFirst();
  }

  String headerName() {
    return this == EDDSA ? "EdDSA" : name();
  }

  private boolean fits(Key key) {
    return switch (this) {
      case HS256, HS384, HS512 -> key instanceof Secret;
      case RS256, RS384, RS512, PS256, PS384, PS512 -> key instanceof RSAKey;
      case ES256, ES384, ES512 -> key instanceof ECKey;
      case EDDSA -> key instanceof EdECKey;
    };
  }

  /** Reports whether a signature is by this key, of a kind that the algorithm uses. */
  boolean verifies(Key key, byte[] text, byte[] signature) {
    try {
      if (!fits(key)) {
        return false;
      }
      return key instanceof Secret secret
          ? MessageDigest.isEqual(mac(secret, text), signature)
          : verifies((PublicKey) key, text, signature, bits / 8);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /** Does the same, and accepts the longest salt too, which some signers choose. */
  boolean verifiesWithAnySalt(Key key, byte[] text, byte[] signature) {
    if (verifies(key, text, signature)) {
      return true;
    }
    if (!name.equals("RSASSA-PSS") || !(key instanceof RSAKey rsa)) {
      return false;
    }
    int longest = (rsa.getModulus().bitLength() + 6) / 8 - bits / 8 - 2;
    try {
      return longest >= 0 && verifies((PublicKey) key, text, signature, longest);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private boolean verifies(PublicKey key, byte[] text, byte[] signature, int salt)
      throws GeneralSecurityException {
    Signature check = signature(salt);
    check.initVerify(key);
    check.update(text);
    return check.verify(signature);
  }

  /**
   * Signs a text; the same text by the same key always in the same way.
   *
   * @throws GeneralSecurityException for a key of another kind
   */
  byte[] sign(Key key, byte[] text) throws GeneralSecurityException {
    if (!fits(key)) {
      throw new GeneralSecurityException("the key is not for " + headerName());
    }
    if (key instanceof Secret secret) {
      return mac(secret, text);
    }
    Signature signature = signature(bits / 8);
    SecureRandom random = new DerivedRandom(mac(new Secret(key.getEncoded()), text));
    signature.initSign((PrivateKey) key, random);
    signature.update(text);
    return signature.sign();
  }

  private Signature signature(int salt) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(name);
    if (name.equals("RSASSA-PSS")) {
      String digest = "SHA-" + bits;
      signature.setParameter(
          new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1));
    }
    return signature;
  }

  private byte[] mac(Secret secret, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA" + bits);
    mac.init(new SecretKeySpec(secret.getEncoded(), "HMAC"));
    return mac.doFinal(text);
  }
}

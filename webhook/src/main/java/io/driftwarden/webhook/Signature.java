package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC-SHA256 that a forge signs a delivery's body with. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String HUB_PREFIX = "sha256=";

  /** Stands in for a missing secret, so that an unknown repository takes as long as a known one. */
  private static final byte[] NOBODYS = new SecureRandom().generateSeed(32);

  private Signature() {}

  /**
   * Reports whether a signature is that of a body, in a time that doesn't depend on how much of it
   * is right.
   *
   * @param secret empty where nobody's signature is right
   * @param signature in hex, with or without {@code sha256=} before it
   */
  static boolean holds(Optional<String> secret, String signature, byte[] body) {
    byte[] key = secret.map(text -> text.getBytes(UTF_8)).filter(b -> b.length > 0).orElse(NOBODYS);
    return MessageDigest.isEqual(sign(key, body), parse(signature));
  }

  private static byte[] sign(byte[] key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] parse(String signature) {
    String hex =
        signature.startsWith(HUB_PREFIX) ? signature.substring(HUB_PREFIX.length()) : signature;
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

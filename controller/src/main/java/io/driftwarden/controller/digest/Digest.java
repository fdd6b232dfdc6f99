package io.driftwarden.controller.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a list of texts, each with its length before it. */
public final class Digest {
  private final MessageDigest sha256 = sha256();

  /** Returns the SHA-256 of bytes as they are, in hexadecimal. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a text. */
  public Digest add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    sha256.update((bytes.length + ":").getBytes(UTF_8));
    sha256.update(bytes);
    return this;
  }

  /** Returns the digest of all that was added, in hexadecimal, and begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}

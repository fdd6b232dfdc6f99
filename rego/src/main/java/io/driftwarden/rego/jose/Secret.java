package io.driftwarden.rego.jose;

import java.security.Key;

/** A symmetric key; of any length, where the JDK's own refuses the empty one. */
final class Secret implements Key {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  Secret(byte[] bytes) {
    // Codes pad a key with zeros, so one of a zero is the empty one.
    this.bytes = bytes.length == 0 ? new byte[1] : bytes.clone();
  }

  @Override
  public String getAlgorithm() {
    return "HMAC";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }
}

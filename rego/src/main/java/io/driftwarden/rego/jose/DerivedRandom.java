package io.driftwarden.rego.jose;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Bytes that nobody can guess without the seed, and that are the same for the same seed: so a
 * signature that needs some can be made again (the idea of RFC 6979).
 */
final class DerivedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final byte[] seed;
  private long counter;

  DerivedRandom(byte[] seed) {
    this.seed = seed.clone();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      byte[] block = block();
      left.put(block, 0, Math.min(block.length, left.remaining()));
    }
  }

  private byte[] block() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(seed);
      return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}

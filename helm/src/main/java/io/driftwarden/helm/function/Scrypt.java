package io.driftwarden.helm.function;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key derivation of RFC 7914 with the parameters that Sprig has for it. */
final class Scrypt {
  private static final int COST = 32_768;
  private static final int BLOCK = 8;
  private static final int LANES = 2;
  private static final int LENGTH = 64;

  /** The words of a lane: two chunks of sixteen for each block. */
  private static final int WORDS = 32 * BLOCK;

  private Scrypt() {}

  static byte[] key(byte[] password, byte[] salt) {
    byte[] lanes = stretched(password, salt, LANES * WORDS * Integer.BYTES);
    ByteBuffer buffer = ByteBuffer.wrap(lanes).order(ByteOrder.LITTLE_ENDIAN);
    for (int lane = 0; lane < LANES; lane++) {
      int[] words = new int[WORDS];
      buffer
          .slice(lane * WORDS * Integer.BYTES, WORDS * Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(words);
      mix(words);
      for (int i = 0; i < WORDS; i++) {
        buffer.putInt((lane * WORDS + i) * Integer.BYTES, words[i]);
      }
    }
    return stretched(password, lanes, LENGTH);
  }

  /** PBKDF2 with one turn. */
  private static byte[] stretched(byte[] password, byte[] salt, int length) {
    Mac mac = mac(password);
    ByteBuffer out = ByteBuffer.allocate(length + mac.getMacLength());
    for (int i = 1; out.position() < length; i++) {
      mac.update(salt);
      out.put(mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
    }
    return java.util.Arrays.copyOf(out.array(), length);
  }

  /** Returns HMAC-SHA-256 with a key; for an empty one, a zero is the same. */
  static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static void mix(int[] words) {
    int[] all = new int[COST * WORDS];
    for (int i = 0; i < COST; i++) {
      System.arraycopy(words, 0, all, i * WORDS, WORDS);
      mixBlocks(words);
    }
    for (int i = 0; i < COST; i++) {
      int from = (words[WORDS - 16] & (COST - 1)) * WORDS;
      for (int j = 0; j < WORDS; j++) {
        words[j] ^= all[from + j];
      }
      mixBlocks(words);
    }
  }

  private static void mixBlocks(int[] words) {
    int[] chunk = new int[16];
    System.arraycopy(words, WORDS - 16, chunk, 0, 16);
    int[] mixed = new int[WORDS];
    for (int i = 0; i < 2 * BLOCK; i++) {
      for (int j = 0; j < 16; j++) {
        chunk[j] ^= words[i * 16 + j];
      }
      salsa(chunk);
      int place = (i % 2 == 0 ? i / 2 : BLOCK + i / 2) * 16;
      System.arraycopy(chunk, 0, mixed, place, 16);
    }
    System.arraycopy(mixed, 0, words, 0, WORDS);
  }

  /** Salsa20/8: four turns over the columns and the rows. */
  private static void salsa(int[] chunk) {
    int[] x = chunk.clone();
    for (int turn = 0; turn < 4; turn++) {
      quarter(x, 0, 4, 8, 12);
      quarter(x, 5, 9, 13, 1);
      quarter(x, 10, 14, 2, 6);
      quarter(x, 15, 3, 7, 11);
      quarter(x, 0, 1, 2, 3);
      quarter(x, 5, 6, 7, 4);
      quarter(x, 10, 11, 8, 9);
      quarter(x, 15, 12, 13, 14);
    }
    for (int i = 0; i < 16; i++) {
      chunk[i] += x[i];
    }
  }

  private static void quarter(int[] x, int a, int b, int c, int d) {
    x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
    x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
    x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
    x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
  }
}

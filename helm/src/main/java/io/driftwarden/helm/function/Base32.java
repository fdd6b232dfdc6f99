package io.driftwarden.helm.function;

import io.driftwarden.helm.value.BadArgument;
import java.io.ByteArrayOutputStream;

/** Base 32 (RFC 4648, section 6), which the JDK does not have. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encoded(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    long buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = ((buffer << 8) | (b & 0xFF)) & 0xFFFFF;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(ALPHABET.charAt((int) (buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt((int) (buffer << (5 - bits)) & 31));
    }
    return out.repeat('=', (8 - out.length() % 8) % 8).toString();
  }

  static byte[] decoded(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new BadArgument("The text is not base32.");
      }
      buffer = ((buffer << 5) | value) & 0xFFFFF;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write((int) (buffer >> bits) & 0xFF);
      }
    }
    return out.toByteArray();
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.value.GoText;
import java.io.ByteArrayOutputStream;

/** Base 32 (RFC 4648, section 6), which the JDK does not have. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int GROUP = 8;

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
    return out.repeat('=', (GROUP - out.length() % GROUP) % GROUP).toString();
  }

  /** Returns what a text encodes, or where it is none. */
  static String decodedOrWhy(String text) {
    String digits = ByteText.of(text).replace("\r", "").replace("\n", "");
    int flaw = flaw(digits);
    return flaw < 0 ? GoText.of(decoded(digits)) : "illegal base32 data at input byte " + flaw;
  }

  private static int flaw(String text) {
    for (int i = 0; i < text.length(); i++) {
      int inGroup = i % GROUP;
      if (text.charAt(i) == '=' && inGroup >= 2 && text.length() - i <= GROUP) {
        return flawOfPadding(text, i, inGroup);
      }
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return i;
      }
    }
    return text.length() % GROUP == 0 ? -1 : text.length() - text.length() % GROUP;
  }

  private static int flawOfPadding(String text, int at, int inGroup) {
    if (text.length() - at < GROUP - inGroup) {
      return text.length();
    }
    for (int i = at + 1; i < at + GROUP - inGroup; i++) {
      if (text.charAt(i) != '=') {
        return i - 1;
      }
    }
    return inGroup == 3 || inGroup == 6 ? at : -1;
  }

  private static byte[] decoded(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
      buffer = ((buffer << 5) | ALPHABET.indexOf(text.charAt(i))) & 0xFFFFF;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write((int) (buffer >> bits) & 0xFF);
      }
    }
    return out.toByteArray();
  }
}

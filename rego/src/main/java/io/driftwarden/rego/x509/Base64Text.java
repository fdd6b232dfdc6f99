package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Base 64 (RFC 4648), read as Go reads it: with padding, line ends anywhere, errors by byte. */
public final class Base64Text {
  private static final String COMMON =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String STANDARD = COMMON + "+/";
  private static final String URL = COMMON + "-_";

  private final byte[] text;
  private final String alphabet;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private Base64Text(String text, String alphabet) {
    this.text = text.getBytes(UTF_8);
    this.alphabet = alphabet;
  }

  /** Returns the bytes of a text in the standard alphabet. */
  public static byte[] decode(String text) throws UnreadableException {
    return new Base64Text(text, STANDARD).bytes();
  }

  /** Returns the bytes of a text in the alphabet for URLs, which may lack its padding. */
  public static byte[] decodeUrl(String text) throws UnreadableException {
    int rest = text.endsWith("=") ? 0 : text.length() % 4;
    if (rest == 1) {
      throw new UnreadableException("illegal base64url string: " + text);
    }
    return new Base64Text(text + "=".repeat((4 - rest) % 4), URL).bytes();
  }

  private byte[] bytes() throws UnreadableException {
    while (group()) {}
    return out.toByteArray();
  }

  /** Reads four characters, and reports whether more may follow. */
  private boolean group() throws UnreadableException {
    int bits = 0;
    for (int count = 0; count < 4; count++) {
      skipLineEnds();
      if (at == text.length) {
        if (count == 0) {
          return false;
        }
        throw illegalAt(at - count);
      }
      int digit = alphabet.indexOf(text[at]);
      if (digit < 0) {
        return padding(count, bits);
      }
      bits = (bits << 6) | digit;
      at++;
    }
    write(bits, 3);
    return true;
  }

  private boolean padding(int count, int bits) throws UnreadableException {
    if (text[at] != '=' || count < 2) {
      throw illegalAt(at);
    }
    at++;
    if (count == 2) {
      secondPad();
    }
    skipLineEnds();
    if (at < text.length) {
      throw illegalAt(at);
    }
    write(bits << (6 * (4 - count)), count - 1);
    return false;
  }

  private void secondPad() throws UnreadableException {
    skipLineEnds();
    if (at == text.length || text[at] != '=') {
      throw illegalAt(at);
    }
    at++;
  }

  private void write(int bits, int count) {
    for (int i = 0; i < count; i++) {
      out.write(bits >> (16 - 8 * i));
    }
  }

  private void skipLineEnds() {
    while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
  }

  private static UnreadableException illegalAt(int index) {
    return new UnreadableException("illegal base64 data at input byte " + index);
  }
}

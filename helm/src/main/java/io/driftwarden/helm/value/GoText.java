package io.driftwarden.helm.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Go's texts, which may hold any bytes. One that is no part of UTF-8 is a character by itself here,
 * U+DC80 to U+DCFF: half of a surrogate pair, which no other text has.
 */
public final class GoText {
  private static final char FIRST = '\uDC80';
  private static final char LAST = '\uDCFF';
  private static final char UNREADABLE = '\uFFFD';

  private GoText() {}

  /** Returns bytes as a text that keeps them. */
  public static String of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return text.indexOf(UNREADABLE) < 0 ? text : kept(bytes);
  }

  private static String kept(byte[] bytes) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (0xDC00 | (in.get() & 0xFF)));
      }
    }
    return out.flip().toString();
  }

  /** Returns the bytes of a text. */
  public static byte[] bytes(String text) {
    if (!keepsBytes(text)) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2);
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isByte(text, i)) {
        out.writeBytes(text.substring(start, i).getBytes(UTF_8));
        out.write(text.charAt(i) & 0xFF);
        start = i + 1;
      }
    }
    out.writeBytes(text.substring(start).getBytes(UTF_8));
    return out.toByteArray();
  }

  /** Returns a text as JSON can hold it. */
  public static String readable(String text) {
    if (!keepsBytes(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isByte(text, i)) {
        out.setCharAt(i, UNREADABLE);
      }
    }
    return out.toString();
  }

  private static boolean keepsBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isByte(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Reports whether a code point stands for a byte that is no part of UTF-8. */
  public static boolean isByte(int point) {
    return point >= FIRST && point <= LAST;
  }

  /** Reports whether a character of a text stands for a byte that is no part of UTF-8. */
  public static boolean isByte(String text, int index) {
    return isByte(text.charAt(index))
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }
}

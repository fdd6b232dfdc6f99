package io.driftwarden.helm.function;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.driftwarden.helm.value.GoText;
import java.util.function.UnaryOperator;

/** Texts as Go sees them when it counts: one character for each byte of their UTF-8. */
final class ByteText {
  private ByteText() {}

  /** Returns what a change makes of a text that has a character for each byte. */
  static String changed(String text, UnaryOperator<String> change) {
    return isAscii(text) ? change.apply(text) : text(change.apply(of(text)));
  }

  /** Returns the text of a text that has a character for each byte. */
  static String text(String bytes) {
    return isAscii(bytes) ? bytes : GoText.of(bytes.getBytes(ISO_8859_1));
  }

  /** Returns a text that has a character for each byte of another. */
  static String of(String text) {
    return isAscii(text) ? text : new String(GoText.bytes(text), ISO_8859_1);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}

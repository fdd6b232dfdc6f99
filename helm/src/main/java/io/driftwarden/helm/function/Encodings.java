package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Sprig's encodings and digests, and what it encrypted. */
final class Encodings {
  private static final Map<String, String> DIGESTS =
      Map.of("sha1sum", "SHA-1", "sha256sum", "SHA-256", "sha512sum", "SHA-512");
  private static final int BLOCK = 16;

  private Encodings() {}

  static void declare(Functions functions) {
    functions.strict("b64enc", "string", a -> Datum.of(encoded(a.bytes(0))));
    functions.strict("b64dec", "string", a -> Datum.of(decodedOrWhy(a.text(0))));
    functions.strict("b32enc", "string", a -> Datum.of(Base32.encoded(a.bytes(0))));
    functions.strict("b32dec", "string", a -> Datum.of(Base32.decodedOrWhy(a.text(0))));
    DIGESTS.forEach((name, algorithm) ->
        functions.strict(name, "string", a -> Datum.of(digest(algorithm, a.bytes(0)))));
    functions.strict("adler32sum", "string", a -> Datum.of(adler(a.bytes(0))));
    functions.strict("decryptAES", "string string", a -> Datum.of(decrypted(a)));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String decodedOrWhy(String text) {
    try {
      return GoText.of(decoded(text));
    } catch (BadArgument e) {
      return e.problem();
    }
  }

  /**
   * Returns the bytes of a base 64 text; what isn't one is told with the place of the first flaw.
   */
  static byte[] decoded(String text) {
    String bytes = ByteText.of(text);
    int flaw = flaw(bytes);
    if (flaw >= 0) {
      throw new BadArgument("illegal base64 data at input byte " + flaw);
    }
    return Base64.getDecoder().decode(bytes.replace("\r", "").replace("\n", ""));
  }

  private static int flaw(String text) {
    int inGroup = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=') {
        return flawOfPadding(text, i, inGroup);
      }
      if (c != '\n' && c != '\r') {
        if ("+/".indexOf(c) < 0 && (c > 'z' || !Character.isLetterOrDigit(c))) {
          return i;
        }
        inGroup = (inGroup + 1) % 4;
      }
    }
    return inGroup == 0 ? -1 : text.length() - inGroup;
  }

  private static int flawOfPadding(String text, int at, int inGroup) {
    if (inGroup < 2) {
      return at;
    }
    int next = afterBreaks(text, at + 1);
    if (inGroup == 2) {
      if (next == text.length()) {
        return next;
      }
      if (text.charAt(next) != '=') {
        return next - 1;
      }
      next = afterBreaks(text, next + 1);
    }
    return next < text.length() ? next : -1;
  }

  private static int afterBreaks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static String adler(byte[] bytes) {
    Adler32 sum = new Adler32();
    sum.update(bytes);
    return Long.toString(sum.getValue());
  }

  /** Undoes {@code encryptAES}: the block before the text is what its chain begins with. */
  private static String decrypted(Arguments a) {
    if (a.text(1).isEmpty()) {
      return "";
    }
    byte[] bytes = decoded(a.text(1));
    if (bytes.length < BLOCK) {
      throw new BadArgument(
          "runtime error: slice bounds out of range [:16] with capacity "
              + a.text(1).length() / 4 * 3);
    }
    if (bytes.length % BLOCK != 0) {
      throw new BadArgument("crypto/cipher: input not full blocks");
    }
    byte[] text = decrypted(Arrays.copyOf(a.bytes(0), 2 * BLOCK), bytes);
    int padding = text.length == 0 ? -1 : text[text.length - 1] & 0xFF;
    if (padding < 0) {
      throw new BadArgument("runtime error: index out of range [-1]");
    }
    if (padding > text.length) {
      throw new BadArgument(
          "runtime error: slice bounds out of range [:%d]".formatted(text.length - padding));
    }
    return GoText.of(Arrays.copyOf(text, text.length - padding));
  }

  private static byte[] decrypted(byte[] key, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(bytes, 0, BLOCK));
      return cipher.doFinal(bytes, BLOCK, bytes.length - BLOCK);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }
}

package io.driftwarden.helm.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Adler32;

/** Sprig's encodings and digests. */
final class Encodings {
  private Encodings() {}

  static void declare(Functions functions) {
    functions.strict(
        "b64enc",
        1,
        1,
        a -> Datum.of(Base64.getEncoder().encodeToString(a.text(0).getBytes(UTF_8))));
    functions.strict("b64dec", 1, 1, a -> Datum.of(decoded(a.text(0))));
    functions.strict("b32enc", 1, 1, a -> Datum.of(Base32.encoded(a.text(0).getBytes(UTF_8))));
    functions.strict("b32dec", 1, 1, a -> Datum.of(new String(Base32.decoded(a.text(0)), UTF_8)));
    functions.strict("sha1sum", 1, 1, a -> Datum.of(digest("SHA-1", a.text(0))));
    functions.strict("sha256sum", 1, 1, a -> Datum.of(digest("SHA-256", a.text(0))));
    functions.strict("sha512sum", 1, 1, a -> Datum.of(digest("SHA-512", a.text(0))));
    functions.strict("adler32sum", 1, 1, a -> Datum.of(adler(a.text(0))));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text.replaceAll("[\r\n]", "")), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadArgument("The text is not base64.");
    }
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static String adler(String text) {
    Adler32 sum = new Adler32();
    sum.update(text.getBytes(UTF_8));
    return Long.toString(sum.getValue());
  }
}

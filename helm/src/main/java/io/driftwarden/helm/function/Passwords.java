package io.driftwarden.helm.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Sprig's {@code derivePassword}: the Master Password algorithm, which always makes the same
 * password of the same name, site and secret.
 */
final class Passwords {
  private static final byte[] SEED = "com.lyndir.masterpassword".getBytes(UTF_8);

  private static final Map<String, List<String>> FORMS =
      Map.of(
          "maximum", List.of("anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"),
          "long",
              List.of(
                  "CvcvnoCvcvCvcv",
                  "CvcvCvcvnoCvcv",
                  "CvcvCvcvCvcvno",
                  "CvccnoCvcvCvcv",
                  "CvccCvcvnoCvcv",
                  "CvccCvcvCvcvno",
                  "CvcvnoCvccCvcv",
                  "CvcvCvccnoCvcv",
                  "CvcvCvccCvcvno",
                  "CvcvnoCvcvCvcc",
                  "CvcvCvcvnoCvcc",
                  "CvcvCvcvCvccno",
                  "CvccnoCvccCvcv",
                  "CvccCvccnoCvcv",
                  "CvccCvccCvcvno",
                  "CvcvnoCvccCvcc",
                  "CvcvCvccnoCvcc",
                  "CvcvCvccCvccno",
                  "CvccnoCvcvCvcc",
                  "CvccCvcvnoCvcc",
                  "CvccCvcvCvccno"),
          "medium", List.of("CvcnoCvc", "CvcCvcno"),
          "short", List.of("Cvcn"),
          "basic", List.of("aaanaaan", "aannaaan", "aaannaaa"),
          "pin", List.of("nnnn"));

  private static final Map<Character, String> CHARACTERS =
      Map.of(
          'V', "AEIOU",
          'C', "BCDFGHJKLMNPQRSTVWXYZ",
          'v', "aeiou",
          'c', "bcdfghjklmnpqrstvwxyz",
          'A', "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
          'a', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
          'n', "0123456789",
          'o', "@&%?,=[]_:-+*$#!'^~;()/.",
          'x', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()");

  /** What a derivation counts: memory and time are those of some megabytes of text. */
  private static final long WORK = 1L << 20;

  private Passwords() {}

  static void declare(Functions functions) {
    functions.strict("derivePassword", "uint32 string string string string", Passwords::derived);
  }

  private static Datum derived(Arguments a) {
    List<String> forms = FORMS.get(a.text(1));
    if (forms == null) {
      return Datum.of("cannot find password template " + a.text(1));
    }
    a.runtime().work(WORK);
    byte[] key = Scrypt.key(a.bytes(2), joined(a.bytes(3), new byte[0]));
    byte[] counter = ByteBuffer.allocate(Integer.BYTES).putInt((int) a.whole(0)).array();
    byte[] seed = Scrypt.mac(key).doFinal(joined(a.bytes(4), counter));
    String form = forms.get((seed[0] & 0xFF) % forms.size());
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      String characters = CHARACTERS.getOrDefault(form.charAt(i), "");
      password.append(characters.charAt((seed[i + 1] & 0xFF) % characters.length()));
    }
    return Datum.of(password.toString());
  }

  /** Returns the seed, the length of a text, the text, and what comes behind it. */
  private static byte[] joined(byte[] text, byte[] more) {
    return ByteBuffer.allocate(SEED.length + Integer.BYTES + text.length + more.length)
        .put(SEED)
        .putInt(text.length)
        .put(text)
        .put(more)
        .array();
  }
}

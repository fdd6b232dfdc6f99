package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests, as hexadecimal text. */
final class Digests {
  static final Table TABLE = table();

  private Digests() {}

  private static Table table() {
    Table table =
        new Table()
            .add(
                "crypto.hmac.equal(string, string) boolean",
                (_, in) ->
                    BooleanValue.of(
                        MessageDigest.isEqual(
                            in.text(0).getBytes(UTF_8), in.text(1).getBytes(UTF_8))));
    Map<String, String> digests = Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");
    digests.forEach((name, algorithm) ->
        table.add("crypto.%s(string) string".formatted(name), (_, in) -> digest(in, algorithm)));
    Map<String, String> macs =
        Map.of(
            "md5", "HmacMD5", "sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");
    macs.forEach((name, algorithm) ->
        table.add(
            "crypto.hmac.%s(string, string) string".formatted(name),
            (_, in) -> mac(in, algorithm)));
    return table;
  }

  private static Value digest(Operands in, String algorithm) throws BuiltinException {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return new StringValue(HexFormat.of().formatHex(digest.digest(in.text(0).getBytes(UTF_8))));
    } catch (GeneralSecurityException _) {
      throw in.wrong("this machine has no " + algorithm);
    }
  }

  private static Value mac(Operands in, String algorithm) throws BuiltinException {
    if (in.text(1).isEmpty()) {
      throw in.wrong("the key is empty");
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(in.text(1).getBytes(UTF_8), algorithm));
      return new StringValue(HexFormat.of().formatHex(mac.doFinal(in.text(0).getBytes(UTF_8))));
    } catch (GeneralSecurityException _) {
      throw in.wrong("this machine has no " + algorithm);
    }
  }
}

package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Numbers and identifiers that look like chance. They follow from the evaluation's seed and the
 * operands alone, so that a verdict can be given again to the byte, in any order and from any
 * number of threads.
 */
final class Chance {
  static final Table TABLE =
      new Table()
          .add("rand.intn(string, number) number", Chance::number)
          .add("uuid.rfc4122(string) string", Chance::identifier);

  private Chance() {}

  private static Value number(Environment env, Operands in) throws BuiltinException {
    BigInteger bound = in.integer(1).abs();
    if (bound.signum() == 0) {
      return NumberValue.of(0);
    }
    BigInteger drawn = new BigInteger(1, drawn(env, in, in.text(0) + "/" + bound));
    return NumberValue.of(drawn.mod(bound));
  }

  private static Value identifier(Environment env, Operands in) throws BuiltinException {
    byte[] drawn = drawn(env, in, in.text(0));
    long high = (new BigInteger(drawn, 0, 8).longValue() & ~0xF000L) | 0x4000L;
    long low = (new BigInteger(drawn, 8, 8).longValue() & ~(3L << 62)) | (1L << 63);
    return new StringValue(new UUID(high, low).toString());
  }

  private static byte[] drawn(Environment env, Operands in, String text) throws BuiltinException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest("%s/%d/%s".formatted(in.name(), env.seed(), text).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException _) {
      throw in.wrong("this machine has no SHA-256");
    }
  }
}

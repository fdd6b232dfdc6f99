package io.driftwarden.rego.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.BuiltinFamily;
import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.JsonWriter;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.x509.UnreadableException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The builtins of {@code io.jwt}. */
public final class JoseBuiltins implements BuiltinFamily {

  /** What a builtin does where it may meet something unreadable. */
  private interface Reading {
    Value call(Environment environment, Operands in) throws UnreadableException;
  }

  @Override
  public Map<String, Builtin.Function> functions() {
    Map<String, Builtin.Function> all = new HashMap<>();
    all.put("io.jwt.decode", reading((_, in) -> Tokens.decode(in.text(0))));
    all.put("io.jwt.decode_verify", reading(Tokens::decodeAndVerify));
    all.put("io.jwt.encode_sign", reading((_, in) -> sign(json(in, 0), json(in, 1), json(in, 2))));
    all.put("io.jwt.encode_sign_raw", reading((_, in) -> sign(in.text(0), in.text(1), in.text(2))));
    for (Algorithm algorithm : Algorithm.values()) {
      String name = "io.jwt.verify_" + algorithm.name().toLowerCase(Locale.ROOT);
      all.put(name, reading((_, in) -> BooleanValue.of(verify(in, algorithm))));
    }
    return all;
  }

  private static Builtin.Function reading(Reading reading) {
    return (environment, in) -> call(reading, environment, in);
  }

  private static Value call(Reading reading, Environment environment, Operands in)
      throws BuiltinException {
    try {
      return reading.call(environment, in);
    } catch (UnreadableException problem) {
      throw in.wrong(problem.getMessage());
    }
  }

  private static boolean verify(Operands in, Algorithm algorithm) throws UnreadableException {
    return switch (algorithm) {
      case HS256, HS384, HS512 ->
          Tokens.verify(in.text(0), new Secret(in.text(1).getBytes(UTF_8)), algorithm);
      default -> Tokens.verify(in.text(0), in.text(1), algorithm);
    };
  }

  private static Value sign(String header, String payload, String key) throws UnreadableException {
    return new StringValue(Signing.sign(header, payload, key));
  }

  private static String json(Operands in, int index) {
    return JsonWriter.forPages(in.object(index));
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import java.util.List;

/** Functions that Helm has and we have not: a template that calls one is refused where it does. */
final class Unsupported {
  private static final List<String> NAMES =
      List.of(
          "abbrevboth",
          "buildCustomCert",
          "decryptAES",
          "derivePassword",
          "duration",
          "durationRound",
          "fromToml",
          "hello",
          "js",
          "toToml",
          "urlJoin",
          "urlParse",
          "wrap",
          "wrapWith");

  private Unsupported() {}

  static void declare(Functions functions) {
    for (String name : NAMES) {
      functions.open(
          name,
          0,
          Builtins.ANY,
          _ -> {
            throw new BadArgument(
                "Function is not supported", "It is not supported yet. Write its result out.");
          });
    }
  }
}

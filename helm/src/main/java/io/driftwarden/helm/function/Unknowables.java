package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions whose result is another one each time: what they give can't be known before, but that
 * it isn't empty.
 */
final class Unknowables {
  private static final Map<String, String> RANDOM =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("randAlphaNum", "int"),
              Map.entry("randAlpha", "int"),
              Map.entry("randAscii", "int"),
              Map.entry("randNumeric", "int"),
              Map.entry("randBytes", "int"),
              Map.entry("randInt", "int int"),
              Map.entry("shuffle", "string"),
              Map.entry("uuidv4", ""),
              Map.entry("genPrivateKey", "string"),
              Map.entry("genCA", "string int"),
              Map.entry("genCAWithKey", "string int string"),
              Map.entry("genSelfSignedCert", "string list list int"),
              Map.entry("genSelfSignedCertWithKey", "string list list int string"),
              Map.entry("genSignedCert", "string list list int any"),
              Map.entry("genSignedCertWithKey", "string list list int any string"),
              Map.entry("htpasswd", "string string"),
              Map.entry("bcrypt", "string"),
              Map.entry("encryptAES", "string string")));

  private Unknowables() {}

  static void declare(Functions functions) {
    RANDOM.forEach((name, parameters) ->
        declare(functions, name, parameters, "makes something random at each run"));
    declare(functions, "ago", "any", "depends on the time of the run");
  }

  private static void declare(Functions functions, String name, String parameters, String why) {
    Datum.Unknown unknown = unknown(name, why);
    functions.open(name, parameters, a -> mayBeEmpty(name, a) ? unknown.plain() : unknown);
  }

  private static Datum.Unknown unknown(String name, String why) {
    return new Datum.Unknown("the function " + name + " " + why, true);
  }

  /** No letters, the shuffled letters of nothing, and a number may be empty. */
  private static boolean mayBeEmpty(String name, Arguments a) {
    boolean asLongAsGiven =
        name.startsWith("rand") || name.equals("shuffle") || name.equals("encryptAES");
    return name.equals("randInt")
        || (asLongAsGiven && a.values().stream().anyMatch(v -> Emptiness.of(v) != Emptiness.FULL));
  }

  /** Returns what a function gives that is asked about the present. */
  static Datum clock(String name) {
    return unknown(name, "depends on the time of the run");
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.util.List;

/**
 * Functions whose result is another one each time: what they give can't be known before, but that
 * it isn't empty.
 */
final class Unknowables {
  private static final List<String> RANDOM =
      List.of(
          "randAlphaNum",
          "randAlpha",
          "randAscii",
          "randNumeric",
          "randBytes",
          "randInt",
          "shuffle",
          "uuidv4",
          "genPrivateKey",
          "genCA",
          "genCAWithKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey",
          "htpasswd",
          "bcrypt",
          "encryptAES");

  private static final List<String> CLOCK =
      List.of(
          "now",
          "ago",
          "date",
          "dateInZone",
          "date_in_zone",
          "htmlDate",
          "htmlDateInZone",
          "unixEpoch",
          "dateModify",
          "date_modify",
          "mustDateModify",
          "must_date_modify",
          "toDate",
          "mustToDate");

  private Unknowables() {}

  static void declare(Functions functions) {
    RANDOM.forEach(name -> declare(functions, name, "makes something random at each run"));
    CLOCK.forEach(name -> declare(functions, name, "depends on the time of the run"));
  }

  private static void declare(Functions functions, String name, String why) {
    Datum unknown = new Datum.Unknown("the function " + name + " " + why, true);
    functions.open(name, 0, Builtins.ANY, a -> unknown);
  }
}

package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;

/** Helm's own: templates called as functions, and ways to refuse values. */
final class TemplateFunctions {
  private TemplateFunctions() {}

  static void declare(Functions functions) {
    functions.open(
        "include", "string any", a -> Datum.of(a.runtime().include(a.text(0), a.get(1))));
    functions.open("tpl", "string any", TemplateFunctions::tpl);
    functions.open("required", "string any", TemplateFunctions::required);
    functions.open("fail", "string", a -> refuse(Printing.text(a.get(0))));
    functions.open("lookup", "string string string string", _ -> new Datum.Dict());
    functions.strict("getHostByName", "string", _ -> Datum.of(""));
    // The evaluator has a way of its own with these.
    functions.open("call", "any any...", Arguments::last);
    functions.open("and", "any any...", Arguments::last);
    functions.open("or", "any any...", Arguments::last);
  }

  private static Datum tpl(Arguments a) {
    return a.get(0) instanceof Datum.Unknown
        ? a.get(0)
        : Datum.of(a.runtime().template(a.text(0), a.get(1)));
  }

  private static Datum required(Arguments a) {
    boolean missing = a.get(1) instanceof Datum.Nil || a.get(1).equals(Datum.of(""));
    return missing ? refuse(Printing.text(a.get(0))) : a.get(1);
  }

  private static Datum refuse(String message) {
    boolean known = UnknownMark.reason(message).isEmpty();
    throw new BadArgument("Chart refuses its values", known ? message : "(why is not known)");
  }
}

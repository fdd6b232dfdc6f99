package io.driftwarden.rego.builtin;

/** Builtins that others have and that end an evaluation here; {@code with} may replace them. */
final class SwitchedOff {
  private static final String NETWORK = "it is switched off: policies reach no network.";
  private static final String MACHINE =
      "it is switched off: a verdict may not depend on the machine that gives it.";

  static final Table TABLE =
      new Table()
          .add(
              "http.send(object) object",
              (_, in) -> {
                HttpRequests.check(in);
                throw in.off(NETWORK);
              })
          .add("net.lookup_ip_addr(string) set", off(NETWORK))
          .add("opa.runtime() object", off(MACHINE));

  private SwitchedOff() {}

  private static Builtin.Function off(String why) {
    return (_, in) -> {
      throw in.off(why);
    };
  }
}

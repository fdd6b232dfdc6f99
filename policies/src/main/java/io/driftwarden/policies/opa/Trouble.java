package io.driftwarden.policies.opa;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.EngineException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with a server, in words for a person.
 *
 * @param limit how long the server may take to answer
 */
record Trouble(URI server, Duration limit) {
  private static final String CODE = "policy_engine";
  private static final int MOST_TEXT = 300;

  EngineException down() {
    return trouble(
        "OPA can't be reached",
        "No connection to %s, where the policies are evaluated. Start OPA there, or mend the address."
            .formatted(server));
  }

  EngineException slow() {
    return trouble(
        "OPA takes too long",
        "%s did not answer within %s. Look what keeps it, or give it longer: policy.opa.timeout."
            .formatted(server, seconds()));
  }

  private String seconds() {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  EngineException noAnswer() {
    return trouble(
        "OPA's answer can't be understood",
        "What %s answers is not what an OPA server answers. Mend the address, or update OPA."
            .formatted(server));
  }

  EngineException brokenOff() {
    return trouble("OPA was not waited for", "The work was broken off.");
  }

  EngineException foreign(String module) {
    return trouble(
        "OPA has other policies",
        "%s has the module %s, which could change a verdict. Driftwarden wants an OPA of its own."
            .formatted(server, cut(module)));
  }

  EngineException contended() {
    return trouble(
        "OPA's policies keep changing",
        "Somebody else brings other policies to %s. Each Driftwarden wants an OPA of its own."
            .formatted(server));
  }

  /** Tells that a module can't be brought, or not be taken away. */
  EngineException refused(Refusal refusal, Modules modules) {
    return OpaError.in(refusal.text())
        .map(error ->
            new EngineException(
                diagnostic(
                    "OPA refuses a policy",
                    "%s says: %s. It takes Rego v1 by default, and one module after the other."
                        .formatted(server, said(error)),
                    modules.place(error).orElse(null))))
        .orElseGet(this::noAnswer);
  }

  /** Tells why there is no answer; a mistake in a policy is told as such. */
  RuntimeException of(Refusal refusal, Modules modules) {
    if (refusal.status() == 401 || refusal.status() == 403) {
      return trouble(
          "OPA wants credentials",
          "%s answers with status %d. Driftwarden has none for it: let it serve this machine without."
              .formatted(server, refusal.status()));
    }
    return OpaError.in(refusal.text())
        .filter(error -> error.code().startsWith("eval_"))
        .<RuntimeException>map(error -> new DiagnosticException(evaluation(error, modules)))
        .orElseGet(this::noAnswer);
  }

  private static Diagnostic evaluation(OpaError error, Modules modules) {
    return Diagnostic.error(
        error.code(),
        "Policy can't be evaluated",
        "OPA says: %s.".formatted(said(error)),
        modules.place(error).orElse(null));
  }

  private static String said(OpaError error) {
    return cut((error.code() + ": " + error.message()).replace('\n', ' '));
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
  }

  private static EngineException trouble(String summary, String detail) {
    return new EngineException(diagnostic(summary, detail, null));
  }

  private static Diagnostic diagnostic(String summary, String detail, @Nullable Place place) {
    return Diagnostic.error(CODE, summary, detail, place);
  }
}

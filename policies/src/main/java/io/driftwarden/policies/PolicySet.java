package io.driftwarden.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.PolicyPackage;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.value.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The rules of a verdict: the built-in library and a repository's own policies, compiled.
 *
 * @param digest of every module's path and text, whichever engine evaluates them
 */
public record PolicySet(Bundle library, Bundle own, String digest) {

  private static final Bundle NO_OWN = new Bundle(List.of(), compile(List.of()), List.of());

  private static final class BuiltIn {
    private static final List<Source> MODULES = Library.modules();
    private static final Bundle BUNDLE = bundle(MODULES);

    private static Bundle bundle(List<Source> modules) {
      CompiledPolicies compiled = compile(modules);
      return new Bundle(modules, compiled, Judge.documents(compiled));
    }
  }

  /**
   * Returns the library with a repository's own policies beside it; those may use the functions of
   * {@code data.driftwarden.lib}, and can't change a built-in rule.
   *
   * @throws DiagnosticException listing every problem of the policies
   */
  public static PolicySet with(List<Source> own) {
    MessageDigest digest = sha256();
    BuiltIn.MODULES.forEach(module -> add(digest, module));
    own.forEach(module -> add(digest, module));
    return new PolicySet(BuiltIn.BUNDLE, bundle(own), HexFormat.of().formatHex(digest.digest()));
  }

  private static Bundle bundle(List<Source> own) {
    if (own.isEmpty()) {
      return NO_OWN;
    }
    List<Source> modules = new ArrayList<>(own);
    BuiltIn.MODULES.stream()
        .filter(module -> module.path().startsWith(Library.SHARED))
        .forEach(modules::add);
    CompiledPolicies compiled = compile(modules);
    compiled.packages().stream()
        .filter(found -> found.name().startsWith("data.driftwarden"))
        .filter(found -> !found.place().file().startsWith(Library.SHARED))
        .findFirst()
        .ifPresent(PolicySet::refuse);
    return new Bundle(own, compiled, OwnPolicies.documents(compiled));
  }

  private static void refuse(PolicyPackage taken) {
    throw new DiagnosticException(
        Diagnostic.error(
            "policy_package",
            "Package name is taken",
            "Packages under driftwarden are the built-in ones. Name yours otherwise, such as main.",
            taken.place()));
  }

  private static CompiledPolicies compile(List<Source> modules) {
    return Rego.compile(modules, Value.of(Map.of()));
  }

  private static void add(MessageDigest digest, Source module) {
    digest.update((module.path() + "\n" + module.text().length() + "\n").getBytes(UTF_8));
    digest.update(module.text().getBytes(UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

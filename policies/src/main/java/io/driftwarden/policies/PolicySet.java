package io.driftwarden.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.PolicyPackage;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The rules of a verdict: the built-in library and a repository's own policies, compiled.
 *
 * @param digest of every module's path and text, and of what they know, whichever engine evaluates
 *     them
 */
public record PolicySet(Bundle library, Bundle own, String digest) {
  private static final class BuiltIn {
    private static final List<Source> MODULES = Library.modules();
    private static final Bundle BUNDLE = bundle(MODULES);

    private static Bundle bundle(List<Source> modules) {
      CompiledPolicies compiled = Rego.compile(modules, ObjectValue.EMPTY);
      return new Bundle(modules, ObjectValue.EMPTY, compiled, Judge.documents(compiled));
    }
  }

  /**
   * Returns the library with a repository's own policies beside it; those may use the functions of
   * {@code data.driftwarden.lib}, and can't change a built-in rule.
   *
   * @throws DiagnosticException listing every problem of the policies
   */
  public static PolicySet with(RepositoryPolicies own) {
    MessageDigest digest = sha256();
    BuiltIn.MODULES.forEach(module -> add(digest, module));
    own.modules().forEach(module -> add(digest, module));
    own.namespaces().forEach(name -> digest.update((name + "\n").getBytes(UTF_8)));
    digest.update(own.data().toJson().getBytes(UTF_8));
    return new PolicySet(BuiltIn.BUNDLE, bundle(own), HexFormat.of().formatHex(digest.digest()));
  }

  private static Bundle bundle(RepositoryPolicies own) {
    List<Source> modules = new ArrayList<>(own.modules());
    if (!modules.isEmpty()) {
      BuiltIn.MODULES.stream()
          .filter(module -> module.path().startsWith(Library.SHARED))
          .forEach(modules::add);
    }
    CompiledPolicies compiled = Rego.compile(modules, own.data());
    compiled.packages().stream()
        .filter(found -> found.name().startsWith("data.driftwarden"))
        .filter(found -> !found.place().file().startsWith(Library.SHARED))
        .findFirst()
        .ifPresent(PolicySet::refuse);
    compiled.packages().stream()
        .filter(found -> isData(own.data(), found.name()))
        .findFirst()
        .ifPresent(PolicySet::refuseData);
    return new Bundle(
        own.modules(), own.data(), compiled, OwnPolicies.documents(compiled, own.judging()));
  }

  /** Reports whether data would stand where a package does. */
  private static boolean isData(Value data, String packageName) {
    return data instanceof ObjectValue all
        && all.keys().stream()
            .filter(StringValue.class::isInstance)
            .map(key -> "data." + ((StringValue) key).text())
            .anyMatch(path -> packageName.equals(path) || packageName.startsWith(path + "."));
  }

  private static void refuseData(PolicyPackage taken) {
    throw new DiagnosticException(
        Diagnostic.error(
            "policy_data",
            "Data stands where policies do",
            "A file of data says something of \"%s\", which is a package. Rename one of them."
                .formatted(taken.name()),
            taken.place()));
  }

  private static void refuse(PolicyPackage taken) {
    throw new DiagnosticException(
        Diagnostic.error(
            "policy_package",
            "Package name is taken",
            "Packages under driftwarden are the built-in ones. Name yours otherwise, such as main.",
            taken.place()));
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

package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import java.util.Collection;

/** The wording of what can be wrong with a kustomization. */
final class KustomizeProblem {
  private static final String LIMIT = "kustomize_limit";
  private static final String TEXT = "a text";
  private static final String QUOTE = " Quote one that looks like a number or a boolean.";

  private KustomizeProblem() {}

  static DiagnosticException of(String code, String summary, String detail, Place place) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }

  static DiagnosticException unknownField(
      String field, String what, Collection<String> known, Place place) {
    return of(
        "kustomize_unknown_field",
        "Unknown field in a kustomization",
        "%s has no field \"%s\".%s".formatted(what, field, Nearest.hint(field, known)),
        place);
  }

  static DiagnosticException unknownBuiltin(String kind, Collection<String> known, Place place) {
    return of(
        "kustomize_builtin",
        "Unknown generator or transformer",
        "Kustomize has no \"%s\" built in.%s".formatted(kind, Nearest.hint(kind, known)),
        place);
  }

  static DiagnosticException wrongValue(String what, String wanted, Place place) {
    return of(
        "kustomize_value",
        "Value is of another kind",
        "%s is %s.%s".formatted(what, wanted, wanted.equals(TEXT) ? QUOTE : ""),
        place);
  }

  static DiagnosticException unsupported(String what, String instead, Place place) {
    return of(
        "kustomize_unsupported",
        "Kustomize feature is not supported",
        "%s %s".formatted(what, instead),
        place);
  }

  static DiagnosticException unsafe(String what, String instead, Place place) {
    return unsupported(
        what + " Driftwarden runs nothing and reads nothing from outside the repository.",
        instead,
        place);
  }

  static DiagnosticException missing(String path, Place place) {
    return of(
        "kustomize_missing_file",
        "No such file or folder",
        "Nothing is at %s in this repository. Correct the path, which is meant from the kustomization's folder."
            .formatted(path),
        place);
  }

  static DiagnosticException outside(String path, String root, Place place) {
    return of(
        "kustomize_outside",
        "File is outside the kustomization's folder",
        "%s is not in or below %s, and kustomize reads no other files. Move it there, or make its folder a base."
            .formatted(path, root.isEmpty() ? "the repository" : root),
        place);
  }

  static DiagnosticException conflict(ResourceId id, Place place) {
    return of(
        "kustomize_conflict",
        "Resource is there twice",
        "Two resources are named %s. Rename one, or remove it from the resources.".formatted(id),
        place);
  }

  static DiagnosticException noTarget(String what, Place place) {
    return of(
        "kustomize_no_target",
        "Nothing is selected",
        "%s matches no resource of this kustomization. Check its kind, apiVersion, name and namespace."
            .formatted(what),
        place);
  }

  static DiagnosticException manyTargets(String what, Place place) {
    return of(
        "kustomize_many_targets",
        "More than one resource is selected",
        "%s matches several resources. Name the one that is meant.".formatted(what),
        place);
  }

  static DiagnosticException badPatch(String detail, Place place) {
    return of("kustomize_patch", "Patch can't be applied", detail, place);
  }

  static DiagnosticException limit(String what, Place place) {
    return of(LIMIT, "Kustomization is too large", what, place);
  }

  static boolean isLimit(DiagnosticException problem) {
    return problem.diagnostics().stream().anyMatch(one -> one.code().equals(LIMIT));
  }
}

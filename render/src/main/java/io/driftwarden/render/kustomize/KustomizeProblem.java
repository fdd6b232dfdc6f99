package io.driftwarden.render.kustomize;

import static java.util.stream.Collectors.joining;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.Collection;
import java.util.List;

/** The wording of what can be wrong with a kustomization. */
final class KustomizeProblem {
  private static final int MOST_NAMED = 12;
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
        "%s has no field \"%s\".%s".formatted(what, field, nearOrAll(field, known)),
        place);
  }

  /** Names the field that is meant, or all where they are few. */
  private static String nearOrAll(String field, Collection<String> known) {
    String near = Nearest.hint(field, known);
    return near.isEmpty() && known.size() <= MOST_NAMED
        ? " Its fields are %s.".formatted(known.stream().sorted().collect(joining(", ")))
        : near;
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

  /**
   * What can't be known of what a kustomization takes from elsewhere, which is no mistake.
   *
   * @param unknown what that is: {@code what this resource makes}
   * @param so what isn't judged therefore
   */
  static Diagnostic elsewhere(Node.Text path, String unknown, String so) {
    return Diagnostic.unknown(
        "kustomize_remote",
        "Cannot know statically " + unknown,
        "%s is not in this repository, so %s. Commit a copy of it.".formatted(path.value(), so),
        path.place());
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

  /**
   * Two resources of one name.
   *
   * @param first where the other one is
   */
  static DiagnosticException conflict(ResourceId id, Place place, Place first) {
    return new DiagnosticException(
        Diagnostic.error(
                "kustomize_conflict",
                "Resource is there twice",
                "Two resources are named %s. Rename one, or remove it from the resources; a generator may say behavior: merge."
                    .formatted(id),
                place)
            .and(first, "first here"));
  }

  static DiagnosticException noTarget(String what, Place place) {
    return noTarget(what, place, List.of());
  }

  /**
   * Nothing of a name.
   *
   * @param known the names that are there
   */
  static DiagnosticException noTarget(String what, Place place, Collection<String> known) {
    return of(
        "kustomize_no_target",
        "Nothing is selected",
        "%s matches no resource of this kustomization. Check its kind, apiVersion, name and namespace.%s"
            .formatted(what, Nearest.hint(what, known)),
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

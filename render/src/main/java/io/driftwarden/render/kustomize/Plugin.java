package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import java.util.List;

/** What a document among a kustomization's generators, transformers or validators tells of. */
sealed interface Plugin permits Builtin, Program {
  /** Reads a document that a kustomization names. */
  static Plugin of(Kustomization kustomization, Item document) {
    return Edits.text(document.object(), "apiVersion").equals(Builtin.VERSION)
        ? Builtin.of(kustomization, document)
        : Program.of(document);
  }

  /** Returns where it is told. */
  Origin origin();

  /**
   * Adds what this makes to the resources.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is no generator
   */
  void generate(Items items, List<Diagnostic> remarks);

  /**
   * Returns what this does to resources.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is no transformer
   */
  List<Step> steps(List<Diagnostic> remarks);

  /**
   * Looks at resources, and changes none.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it would change some
   */
  void validate(List<Diagnostic> remarks);
}

package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import java.util.List;

/**
 * A transformer, and what tells of it.
 *
 * @param origin where it is told
 */
record Step(Origin origin, Transformer transformer) {
  /**
   * Changes resources. Where a program may have changed some before, what would be a mistake in
   * those as they were need not be one: then none of them is known.
   */
  void run(Items items) {
    List<Item> before = items.all();
    try {
      transformer.transform(items);
    } catch (DiagnosticException e) {
      Altered altered =
          items.altered().filter(_ -> !KustomizeProblem.isLimit(e)).orElseThrow(() -> e);
      items.order(before);
      items.alter(altered);
    }
  }
}

package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with one text; of very much only the first is told. */
final class Problems {
  private static final int MOST = 100;

  private static final Set<String> CUT = Set.of("hcl_unterminated", "hcl_too_deep");

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private boolean cut;

  void add(String code, String summary, String detail, Place place) {
    add(Diagnostic.error(code, summary, detail, place));
  }

  void add(Diagnostic diagnostic) {
    cut |= CUT.contains(diagnostic.code());
    if (diagnostics.size() < MOST) {
      diagnostics.add(diagnostic);
    }
  }

  /** Reports whether it was told that something has no end, so that all around it has none. */
  boolean tellsOfAnEnd() {
    return cut;
  }

  List<Diagnostic> all() {
    return diagnostics;
  }
}

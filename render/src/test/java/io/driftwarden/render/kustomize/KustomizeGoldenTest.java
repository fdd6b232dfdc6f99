package io.driftwarden.render.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds the cases: each makes its golden file, or is refused as told there. */
class KustomizeGoldenTest {
  static List<KustomizeCase> made() throws IOException {
    return KustomizeCase.all().stream().filter(some -> some.refused() == null).toList();
  }

  static List<KustomizeCase> refused() throws IOException {
    return KustomizeCase.all().stream().filter(some -> some.refused() != null).toList();
  }

  @ParameterizedTest
  @MethodSource("made")
  void theGoldenFileIsMade(KustomizeCase made) throws IOException {
    String golden = Files.readString(made.goldenSource());
    assertEquals(Documents.shown(golden), Documents.shown(made.build()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aMistakeIsToldAtItsPlace(KustomizeCase refused) {
    Diagnostic diagnostic =
        assertThrows(DiagnosticException.class, refused::build).diagnostics().getFirst();
    String told = diagnostic.place().orElseThrow() + " " + diagnostic.code();
    assertEquals(String.valueOf(refused.refused()).replace(" ours", ""), told);
  }
}

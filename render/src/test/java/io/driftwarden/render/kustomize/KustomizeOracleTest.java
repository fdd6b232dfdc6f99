package io.driftwarden.render.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the golden files against the real kustomize. {@code -DupdateGolden} writes them anew, and
 * still fails where one was not what kustomize makes.
 */
@Tag("oracle")
class KustomizeOracleTest {
  private static final String KUSTOMIZE = "kustomize-5.8.2/kustomize";

  @TempDir private Path directory = Path.of("");

  private record Answer(int exit, String out, String err) {}

  static List<KustomizeCase> cases() throws IOException {
    return KustomizeCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kustomizeSaysTheSame(KustomizeCase some) throws Exception {
    some.writeTo(directory);
    Answer answer = build();
    String refused = some.refused();
    if (refused != null) {
      assertEquals(refused.endsWith(" ours"), answer.exit() == 0, answer.err());
      return;
    }
    assertEquals(0, answer.exit(), answer.err());
    Path golden = some.goldenSource();
    String before = Files.exists(golden) ? Files.readString(golden) : "";
    if (System.getProperty("updateGolden") != null) {
      Files.createDirectories(golden.resolveSibling("."));
      Files.writeString(golden, answer.out());
    }
    assertNotEquals("", answer.out());
    assertEquals(Documents.shown(answer.out()), Documents.shown(before));
  }

  private Answer build() throws Exception {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(kustomize().toString(), "build", KustomizeCase.FOLDER)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    int exit = builder.start().waitFor();
    return new Answer(exit, Files.readString(out), Files.readString(err));
  }

  private static Path kustomize() {
    Path cache =
        Optional.ofNullable(System.getenv("DRIFTWARDEN_PARTS"))
            .map(Path::of)
            .orElseGet(() -> userCache().resolve("driftwarden"));
    Path kustomize = cache.resolve(KUSTOMIZE);
    assertTrue(Files.isExecutable(kustomize), kustomize + " is missing: run e2e/parts/install.sh");
    return kustomize;
  }

  private static Path userCache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
  }
}

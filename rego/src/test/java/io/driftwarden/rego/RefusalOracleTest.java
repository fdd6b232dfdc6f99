package io.driftwarden.rego;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Modules that are wrong, each in one way, are refused by us and by OPA with the same code in the
 * same line. One that OPA takes, we take.
 */
@Tag("oracle")
class RefusalOracleTest {
  private static final String MISTAKES =
      "e := input.errors[i]; code := e.code; line := object.get(e, [\"location\", \"row\"], 0)";

  @TempDir Path folder;

  /** A mistake: a code, and the line it is in. */
  private record Mistake(String code, long line) {
    @Override
    public String toString() {
      return line + " " + code;
    }
  }

  @Test
  void whatOpaRefusesWeRefuseInTheSameLine() throws Exception {
    List<String> differences = new ArrayList<>();
    for (String module : modules()) {
      List<Mistake> theirs = theirs(module);
      List<Mistake> ours = ours(module);
      if (!agree(theirs, ours)) {
        differences.add("%s\n  OPA: %s\n  we:  %s\n".formatted(module.strip(), theirs, ours));
      }
    }
    Files.write(Path.of("target", "refusals.txt"), differences);
    assertEquals("", String.join("\n", differences));
  }

  /** OPA stops at the first stage that fails, we say all: its first mistake is one of ours. */
  private static boolean agree(List<Mistake> theirs, List<Mistake> ours) {
    if (theirs.isEmpty() || ours.isEmpty()) {
      return theirs.isEmpty() && ours.isEmpty();
    }
    // Where a text ends too early, the line is a matter of taste.
    boolean isParse = theirs.getFirst().code().equals("rego_parse_error");
    return isParse
        ? ours.getFirst().code().equals("rego_parse_error")
        : ours.contains(theirs.getFirst())
            && theirs.stream().anyMatch(each -> each.code().equals(ours.getFirst().code()));
  }

  private static List<String> modules() throws IOException {
    try (InputStream in = RefusalOracleTest.class.getResourceAsStream("refusals.txt")) {
      return List.of(new String(in.readAllBytes(), UTF_8).split("---\n"));
    }
  }

  private static boolean isMarked(String module, String mark) {
    return module.startsWith("# ") && module.lines().findFirst().orElse("").contains(mark);
  }

  private static List<Mistake> ours(String module) {
    Options options = Options.DEFAULT.with(isMarked(module, "v0") ? Dialect.V0 : Dialect.V1);
    Source source = new Source("p.rego", "package errors\n" + module);
    try {
      Rego.compile(
          List.of(source),
          Value.of(Map.of()),
          isMarked(module, "strict") ? options.withStrictChecks() : options);
      return List.of();
    } catch (DiagnosticException refused) {
      return refused.diagnostics().stream().flatMap(RefusalOracleTest::mistakes).toList();
    }
  }

  /** A contradiction has two places, and either may be named first. */
  private static Stream<Mistake> mistakes(Diagnostic diagnostic) {
    return Stream.concat(
            diagnostic.place().stream(),
            diagnostic.related().stream().map(Diagnostic.Related::place))
        .map(place -> new Mistake(diagnostic.code(), place.line()));
  }

  private List<Mistake> theirs(String module) throws Exception {
    Path file = Files.writeString(folder.resolve("p.rego"), "package errors\n" + module);
    List<String> command = new ArrayList<>(List.of(Parts.opa("opa").toString(), "check"));
    command.addAll(List.of("--format", "json", file.toString()));
    if (isMarked(module, "v0")) {
      command.add("--v0-compatible");
    }
    if (isMarked(module, "strict")) {
      command.add("--strict");
    }
    Process opa = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(opa.getInputStream().readAllBytes(), UTF_8);
    if (opa.waitFor() == 0) {
      return List.of();
    }
    CompiledPolicies reader = Rego.compile(List.of(), Value.of(Map.of()));
    return reader.query(MISTAKES, JsonReader.read(said)).stream()
        .map(found -> new Mistake(text(found, "code"), number(found, "line")))
        .toList();
  }

  private static String text(Map<String, Value> found, String name) {
    return String.valueOf(Objects.requireNonNull(found.get(name)).plain());
  }

  private static long number(Map<String, Value> found, String name) {
    return Long.parseLong(Objects.requireNonNull(found.get(name)).toJson());
  }
}

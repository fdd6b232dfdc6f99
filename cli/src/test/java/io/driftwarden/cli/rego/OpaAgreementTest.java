package io.driftwarden.cli.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.cli.Driftwarden;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands say what the real {@code opa} says. */
@Tag("oracle")
class OpaAgreementTest {
  private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

  @TempDir Path folder;

  private static Path opa() {
    Path caches =
        environment("XDG_CACHE_HOME")
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    Path parts = environment("DRIFTWARDEN_PARTS").orElseGet(() -> caches.resolve("driftwarden"));
    Path opa = parts.resolve("opa-1.22.2").resolve("opa");
    assertTrue(Files.isExecutable(opa), "run e2e/parts/install.sh: there is no " + opa);
    return opa;
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).map(Path::of);
  }

  private record Ended(int code, JsonNode out) {}

  private Ended theirs(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(opa().toString());
    command.addAll(arguments);
    File out = folder.resolve("opa.json").toFile();
    int code =
        new ProcessBuilder(command)
            .redirectOutput(out)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    return new Ended(code, JsonMapper.shared().readTree(out));
  }

  private static Ended ours(List<String> arguments) {
    StringWriter out = new StringWriter();
    int code =
        Driftwarden.run(
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            arguments.toArray(String[]::new));
    return new Ended(code, JsonMapper.shared().readTree(out.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"policies/library", "examples/repo/policies"})
  void everyTestEndsAlike(String policies) throws Exception {
    List<String> arguments = List.of("test", ROOT.resolve(policies).toString(), "--format", "json");
    Map<String, String> theirs = outcomes(theirs(arguments).out());
    assertTrue(!theirs.isEmpty());
    assertEquals(theirs, outcomes(ours(arguments).out()));
  }

  @Test
  void testsThatDoNotPassEndAlikeToo() throws Exception {
    Files.writeString(
        folder.resolve("a_test.rego"),
        """
        package a_test

        test_ok := true
        test_no if 1 == 2
        test_no if 1 == 1
        test_text := "x"
        todo_test_later if false
        nested.test_in.more := true
        test_printed if print("seen", {1, 2}, input.x)
        test_conflict if {x | x := two} == {1}
        two := x if some x in [1, 2]
        test_case[tc.note] if {
        	some tc in [{"note": "one", "n": 1}, {"note": "two", "n": 2}]
        	tc.n == 1
        }
        test_case_deep[g][n] if {
        	some g, ns in {"a": {"x": 1}, "b": {"y": 2}}
        	some n, v in ns
        	v == 1
        }
        """);
    List<String> arguments = List.of("test", folder.toString(), "--format", "json");
    assertEquals(outcomes(theirs(arguments).out()), outcomes(ours(arguments).out()));
  }

  private static Map<String, String> outcomes(JsonNode report) {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode each : report) {
      String name = each.path("package").asString() + "." + each.path("name").asString();
      String outcome =
          "%s fail=%s skip=%s error=%s cases=%s output=%s row=%s"
              .formatted(
                  Path.of(each.at("/location/file").asString()).getFileName(),
                  each.path("fail").asBoolean(false),
                  each.path("skip").asBoolean(false),
                  each.at("/error/code").asString(""),
                  each.path("sub_results"),
                  each.path("output").asString(""),
                  each.at("/location/row"));
      outcomes.put(name, outcome);
    }
    return outcomes;
  }

  /** OPA leaves out lines that its index spares; ours has no such lines in these policies. */
  @Test
  void theSameLinesAreCovered() throws Exception {
    List<String> arguments =
        List.of("test", ROOT.resolve("examples/repo/policies").toString(), "--coverage");
    assertEquals(lines(theirs(arguments).out()), lines(ours(arguments).out()));
  }

  private static Map<String, SortedSet<Integer>> lines(JsonNode report) {
    Map<String, SortedSet<Integer>> lines = new TreeMap<>();
    report
        .path("files")
        .properties()
        .forEach(file -> {
          SortedSet<Integer> covered = new TreeSet<>();
          for (JsonNode range : file.getValue().path("covered")) {
            for (int i = range.at("/start/row").asInt(); i <= range.at("/end/row").asInt(); i++) {
              covered.add(i);
            }
          }
          lines.put(file.getKey(), covered);
        });
    return lines;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.main.deny",
        "data.main",
        "x := 1; {\"b\": 1}",
        "x := [1, 2][_]; x > 1",
        "1 == 2",
        "1 == 2; true",
        "not false",
        "{1, {2}}",
        "some x in [1, 2]",
        "every x in [1, 2] { x > 0 }",
        "x := 1 with input as 2; input.x.y with input as {\"x\": {\"y\": 3}}",
        "{1: 2, {3}: [4]}",
        "data.nothing",
        "1 / 0",
        "z = 1; y = [z]; x = {\"a\": y}"
      })
  void everyQueryIsAnsweredAlike(String query) throws Exception {
    String policies = ROOT.resolve("examples/repo/policies").toString();
    List<String> arguments = List.of("eval", "-d", policies, query);
    assertEquals(theirs(arguments), ours(arguments));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown(1)", "x := 1; x := 2", "p[", "data.main.deny[x] == y"})
  void everyMistakeHasTheSameCode(String query) throws Exception {
    List<String> arguments = List.of("eval", query);
    Ended theirs = theirs(arguments);
    Ended ours = ours(arguments);
    assertEquals(theirs.code(), ours.code());
    assertEquals(theirs.out().at("/errors/0/code"), ours.out().at("/errors/0/code"));
  }
}

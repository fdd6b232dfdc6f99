package io.driftwarden.hcl.terraform;

import static io.driftwarden.hcl.terraform.Plans.shown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the stories that need no provider against {@code terraform plan}, of which version 1.11 is
 * to be on the path.
 */
@Tag("oracle")
class TerraformStoriesTest {
  private static final Pattern NEEDS_PROVIDER =
      Pattern.compile("\\b(resource|data|ephemeral)\"? ?\"(?!terraform_data\")");

  /** What is known of a text in part, and why it isn't wholly. */
  private static final Pattern UNKNOWN = Pattern.compile("[^\\[{=, \n]*\\?[^,\\]}\n]*");

  @TempDir private Path directory = Path.of("");

  static List<Story> stories() throws IOException {
    List<Story> all = new ArrayList<>();
    for (String file : List.of("rivals.txt", "language.txt")) {
      all.addAll(Story.in(file));
    }
    all.removeIf(story -> NEEDS_PROVIDER.matcher(story.files().toString()).find());
    return all;
  }

  @ParameterizedTest
  @MethodSource("stories")
  void terraformPlansTheSame(Story story) throws Exception {
    for (var file : story.files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
    if (story.files().toString().contains("module \"")) {
      run("init", "-input=false");
    }
    List<String> told = diagnostics(run("plan", "-json", "-input=false", "-out=plan"));
    String wanted = story.terraform().orElse(story.plan());
    List<String> lines = new ArrayList<>();
    if (Files.exists(directory.resolve("plan"))) {
      Value.Fields plan = (Value.Fields) read(run("show", "-json", "plan"));
      for (String line : wanted.lines().filter(line -> line.contains(" = ")).toList()) {
        String path = line.substring(0, line.indexOf(" = "));
        lines.add(path + " = " + attribute(plan, path).replace('\n', '⏎'));
      }
    }
    lines.addAll(told);
    assertEquals(
        UNKNOWN.matcher(wanted.replaceAll("(?m)= json:\\{.*", "= ?")).replaceAll("?"),
        String.join("\n", lines));
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }

  private static Value read(String json) throws FunctionException {
    return Functions.call(
        "jsondecode",
        List.of(Value.text(json)),
        new Planning("", new TextFiles(Map.of()), Inputs.NONE));
  }

  private static Value at(Value value, String... path) {
    Value found = value;
    for (String name : path) {
      found =
          found instanceof Value.Fields fields
              ? fields.get(name).orElse(new Value.Null(Value.Mark.NONE))
              : new Value.Null(Value.Mark.NONE);
    }
    return found;
  }

  private static Stream<Value> items(Value value) {
    return value instanceof Value.Items items ? items.items().stream() : Stream.of();
  }

  private static List<String> diagnostics(String lines) throws FunctionException {
    TreeSet<String> told = new TreeSet<>();
    for (String line : lines.lines().filter(line -> line.startsWith("{")).toList()) {
      Value diagnostic = at(read(line), "diagnostic");
      if (diagnostic instanceof Value.Fields) {
        String summary = shown(at(diagnostic, "summary")).replaceFirst("Cycle: .*", "Cycle");
        told.add(place(at(diagnostic, "range")) + " " + summary);
      }
    }
    return List.copyOf(told);
  }

  private static String place(Value range) {
    return range instanceof Value.Fields
        ? shown(at(range, "filename")) + ":" + shown(at(range, "start", "line"))
        : "(nowhere)";
  }

  private static String attribute(Value plan, String path) {
    int dot = path.lastIndexOf('.');
    return items(at(plan, "resource_changes"))
        .filter(change -> shown(at(change, "address")).equals(path.substring(0, dot)))
        .map(change -> at(change, "change"))
        .map(change ->
            shown(
                both(
                    at(change, "after", path.substring(dot + 1)),
                    at(change, "after_unknown", path.substring(dot + 1)))))
        .findFirst()
        .orElse("(no such resource)");
  }

  /** Puts an unknown into a value wherever the plan says that there is one. */
  private static Value both(Value known, Value unknown) {
    if (unknown instanceof Value.Bool(boolean is, Value.Mark _) && is) {
      return new Value.Unknown("", Value.Mark.NONE);
    }
    if (unknown instanceof Value.Fields fields) {
      SequencedMap<String, Value> all = new LinkedHashMap<>();
      if (known instanceof Value.Fields own) {
        all.putAll(own.fields());
      }
      fields.fields().forEach((name, one) -> all.put(name, both(at(known, name), one)));
      return Value.Fields.of(all, Value.Mark.NONE);
    }
    return known instanceof Value.Items items && unknown instanceof Value.Items marks
        ? Value.list(
            IntStream.range(0, items.items().size())
                .mapToObj(i -> both(items.items().get(i), marks.items().get(i)))
                .toList())
        : known;
  }
}

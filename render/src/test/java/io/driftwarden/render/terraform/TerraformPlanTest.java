package io.driftwarden.render.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds our plan of {@code plan.txt} against {@code terraform plan} of version 1.11, which is to be
 * on the path. All resources are Terraform's own, so that no provider is needed.
 */
@Tag("oracle")
class TerraformPlanTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory = Path.of("");

  @Test
  void everyInputIsAsTerraformPlansIt() throws Exception {
    write();
    run("init", "-input=false");
    run("plan", "-input=false", "-out=plan");
    JsonNode theirs = JSON.readTree(run("show", "-json", "plan"));
    Rendering rendering =
        new StackRenderer().render(new Stack("", Stack.Kind.TERRAFORM), new FolderTree(directory));
    assertEquals(List.of(), rendering.diagnostics());
    JsonNode ours = JSON.readTree(JSON.writeValueAsString(PlanJson.of(rendering)));
    assertEquals(lines(theirs), lines(ours));
  }

  private void write() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(TerraformPlanTest.class.getResourceAsStream("plan.txt"))) {
      for (String part : new String(in.readAllBytes(), UTF_8).split("(?m)^--- ")) {
        int end = part.indexOf('\n');
        if (end > 0) {
          Path file = directory.resolve(part.substring(0, end));
          Files.createDirectories(file.resolveSibling("."));
          Files.writeString(file, part.substring(end + 1));
        }
      }
    }
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), Files.readString(directory.resolve("errors")));
    return out;
  }

  /** Returns what is planned of each resource: its input and what is unknown or hidden of it. */
  private static String lines(JsonNode plan) {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode planned : plan.get("resource_changes")) {
      JsonNode change = planned.get("change");
      Map<String, String> leaves = new TreeMap<>();
      leaves("", change.at("/after/input"), leaves);
      leaves("unknown", change.at("/after_unknown/input"), leaves);
      Map<String, String> hidden = new TreeMap<>();
      leaves("", change.at("/after_sensitive/input"), hidden);
      hidden.forEach((path, mark) -> {
        if (mark.equals("true")) {
          leaves.put(path, "(sensitive)");
        }
      });
      leaves.values().removeIf("false unknown"::equals);
      lines.put(
          planned.get("address").asString(), String.join("\n", leaves.toString().split(", ")));
    }
    return String.join("\n\n", lines.toString().split("}, "));
  }

  private static void leaves(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(path + "." + i, node.get(i), leaves);
      }
    } else if (!node.isMissingNode()) {
      boolean nothing = path.startsWith("unknown") && !node.asBoolean();
      leaves.put(path, nothing ? "false unknown" : text(node));
    }
  }

  private static String text(JsonNode leaf) {
    return leaf.isNumber()
        ? leaf.decimalValue().stripTrailingZeros().toPlainString()
        : leaf.asString();
  }
}

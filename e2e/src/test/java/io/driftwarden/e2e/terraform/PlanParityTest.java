package io.driftwarden.e2e.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.e2e.AwsEndpoint;
import io.driftwarden.e2e.Providers;
import io.driftwarden.e2e.Shell;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.terraform.PlanJson;
import io.driftwarden.render.tree.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the rendering of the configuration {@code parity} against what a real {@code terraform
 * plan} with the real provider says, attribute by attribute: known and equal, or unknown in both.
 */
@Tag("e2e")
class PlanParityTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** It is there already, so that more is known of it than can be without looking. */
  private static final String IMPORTED = "aws_cloudwatch_log_group.found";

  @TempDir private Path folder = Path.of("");

  @Test
  void everyAttributeIsAsTerraformPlansIt() throws Exception {
    Path stack = Files.createDirectory(folder.resolve("stack"));
    copy(
        Path.of(Objects.requireNonNull(PlanParityTest.class.getResource("parity")).toURI()), stack);
    Map<String, String> theirs;
    try (AwsEndpoint aws = AwsEndpoint.start(folder.resolve("aws"))) {
      aws.call("logs", "create_log_group", "{\"logGroupName\": \"found\"}");
      theirs = attributes(planned(stack, aws));
    }
    Rendering rendering =
        new StackRenderer().render(new Stack("", Stack.Kind.TERRAFORM), new FolderTree(stack));
    assertEquals(List.of(), rendering.diagnostics());
    Map<String, String> ours =
        attributes(JSON.readTree(JSON.writeValueAsString(PlanJson.of(rendering))));
    assertEquals(lines(theirs), lines(ours));
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path copied = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copied.resolveSibling("."));
        Files.copy(path, copied);
      }
    }
  }

  private JsonNode planned(Path stack, AwsEndpoint aws) {
    Map<String, String> environment = new HashMap<>(aws.environment());
    Providers.configuration(folder)
        .ifPresent(file -> environment.put("TF_CLI_CONFIG_FILE", file.toString()));
    terraform(stack, environment, "init", "-input=false");
    terraform(stack, environment, "plan", "-input=false", "-out=plan");
    return JSON.readTree(terraform(stack, environment, "show", "-json", "plan"));
  }

  private static String terraform(Path stack, Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(words));
    return Shell.run(stack, environment, command).orFail();
  }

  /** Returns what each attribute of each resource is, by its address and path. */
  private static Map<String, String> attributes(JsonNode plan) {
    Map<String, String> attributes = new TreeMap<>();
    for (JsonNode planned : plan.get("resource_changes")) {
      String address = planned.get("address").asString();
      if (planned.get("mode").asString().equals("managed") && !address.equals(IMPORTED)) {
        JsonNode change = planned.get("change");
        leaves(address, change.get("after"), attributes);
        unknown(address, change.get("after_unknown"), attributes);
        secret(address, change.get("after_sensitive"), attributes);
      } else if (address.equals(IMPORTED)) {
        attributes.put(address, "is there");
      }
    }
    return attributes;
  }

  private static void leaves(String path, JsonNode node, Map<String, String> attributes) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), attributes));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(path + "." + i, node.get(i), attributes);
      }
    } else {
      attributes.put(path, node.isNumber() ? node.decimalValue().toPlainString() : node.toString());
    }
  }

  private static void unknown(String path, JsonNode node, Map<String, String> attributes) {
    for (Map.Entry<String, String> mark : marks(path, node).entrySet()) {
      attributes.keySet().removeIf(known -> known.startsWith(mark.getKey() + "."));
      attributes.put(mark.getKey(), "(unknown)");
    }
  }

  /** Secrets are hidden in our plans, and marked in both. */
  private static void secret(String path, JsonNode node, Map<String, String> attributes) {
    marks(path, node)
        .keySet()
        .forEach(hidden -> attributes.computeIfPresent(hidden, (_, _) -> "(sensitive)"));
  }

  private static Map<String, String> marks(String path, JsonNode node) {
    Map<String, String> marks = new TreeMap<>();
    leaves(path, node, marks);
    marks.values().removeIf(mark -> !mark.equals("true"));
    return marks;
  }

  private static String lines(Map<String, String> attributes) {
    List<String> lines = new ArrayList<>();
    attributes.forEach((path, value) -> lines.add(path + " = " + value));
    return String.join("\n", lines);
  }
}

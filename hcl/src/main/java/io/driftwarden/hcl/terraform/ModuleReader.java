package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.json.Json;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expressions;
import io.driftwarden.hcl.syntax.Hcl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the configuration files of a directory, override files last. */
final class ModuleReader {
  private static final List<String> TYPES =
      List.of(
          "variable",
          "locals",
          "resource",
          "data",
          "module",
          "output",
          "provider",
          "terraform",
          "moved",
          "import",
          "removed",
          "check",
          "ephemeral",
          "action");

  /** What is declared and gives no resource of its own. */
  private static final Set<String> ASIDE =
      Set.of("terraform", "moved", "import", "removed", "check", "action");

  /** How the names of configuration files end; a file of OpenTofu's hides its namesake. */
  private static final List<String> ENDS = List.of(".tf", ".tf.json", ".tofu", ".tofu.json");

  private final ModuleFiles files;
  private final ProviderSchemas schemas;
  private final List<Diagnostic> diagnostics;
  private final Map<String, Body.Block> variables = new LinkedHashMap<>();
  private final Map<String, Body.Attribute> locals = new LinkedHashMap<>();
  private final Map<String, Body.Block> resources = new LinkedHashMap<>();
  private final Map<String, Body.Block> calls = new LinkedHashMap<>();
  private final Map<String, Body.Block> outputs = new LinkedHashMap<>();
  private final Map<String, Body.Block> providers = new LinkedHashMap<>();
  private final List<Body.Block> aside = new ArrayList<>();

  private ModuleReader(ModuleFiles files, ProviderSchemas schemas, List<Diagnostic> diagnostics) {
    this.files = files;
    this.schemas = schemas;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns what a directory declares.
   *
   * @param schemas which tell what is a block in JSON
   */
  static Module read(
      String directory, ModuleFiles files, ProviderSchemas schemas, List<Diagnostic> diagnostics) {
    ModuleReader reader = new ModuleReader(files, schemas, diagnostics);
    List<String> overrides = new ArrayList<>();
    for (String name : configuration(files.names(directory))) {
      if (isOverride(name)) {
        overrides.add(name);
      } else {
        reader.add(reader.parse(Paths.join(directory, name)), false);
      }
    }
    overrides.forEach(name -> reader.add(reader.parse(Paths.join(directory, name)), true));
    return new Module(
        directory,
        reader.variables,
        reader.locals,
        reader.resources,
        reader.calls,
        reader.outputs,
        reader.providers,
        reader.aside);
  }

  static boolean isFile(String name) {
    return ENDS.stream().anyMatch(name::endsWith);
  }

  /** Returns the names of the files that are read, sorted. */
  private static List<String> configuration(List<String> names) {
    return names.stream()
        .filter(name -> !name.startsWith(".") && isFile(name))
        .filter(name -> !name.endsWith(".tf") || !names.contains(name.replaceFirst("tf$", "tofu")))
        .filter(name ->
            !name.endsWith(".tf.json")
                || !names.contains(name.replaceFirst("tf\\.json$", "tofu.json")))
        .toList();
  }

  private static boolean isOverride(String name) {
    String base = name.substring(0, name.indexOf('.', 1));
    return base.equals("override") || base.endsWith("_override");
  }

  private Body parse(String path) {
    String text = files.read(path).map(bytes -> new String(bytes, UTF_8)).orElse("");
    Source source = new Source(path, text);
    Hcl.Parsed<Body> parsed =
        path.endsWith(".json") ? Json.file(source, JsonShape.file(schemas)) : Hcl.file(source);
    diagnostics.addAll(parsed.diagnostics());
    return parsed.tree();
  }

  private void add(Body body, boolean override) {
    for (Body.Attribute attribute : body.attributes()) {
      if (attribute.name().equals("//")) {
        continue;
      }
      problem(
          "Attribute stands outside a block",
          "At the top of a file there are blocks only. Put %s into one."
              .formatted(attribute.name()),
          attribute.namePlace());
    }
    body.blocks().forEach(block -> add(block, override));
  }

  private void add(Body.Block block, boolean override) {
    switch (block.type()) {
      case "locals" -> block.body().attributes().forEach(local -> local(local, override));
      case "variable" -> put(variables, block, 1, override);
      case "output" -> put(outputs, block, 1, override);
      case "module" -> put(calls, block, 1, override);
      case "resource", "data", "ephemeral" -> put(resources, block, 2, override);
      case "provider" -> put(providers, block, 1, override);
      default -> {
        aside.add(block);
        if (!ASIDE.contains(block.type())) {
          problem(
              "There is no such block",
              "\"%s\" is no block of Terraform.%s"
                  .formatted(block.type(), Nearest.hint(block.type(), TYPES)),
              block.header());
        }
      }
    }
  }

  private void local(Body.Attribute local, boolean override) {
    Body.Attribute first = locals.put(local.name(), local);
    if (first != null && !override) {
      twice("local." + local.name(), first.namePlace(), local.namePlace());
    }
  }

  private void put(Map<String, Body.Block> blocks, Body.Block block, int labels, boolean override) {
    if (block.labels().size() != labels) {
      problem(
          "Block has the wrong labels",
          "A %s block has %d %s: %s."
              .formatted(
                  block.type(),
                  labels,
                  labels == 1 ? "label" : "labels",
                  labels == 1 ? "its name" : "its type and its name"),
          block.header());
      return;
    }
    String key = key(block);
    Body.Block first = blocks.get(key);
    if (first == null) {
      blocks.put(key, block);
    } else if (override) {
      blocks.put(key, overridden(first, block));
    } else {
      twice(block.type() + " " + key, first.header(), block.header());
    }
  }

  private static String key(Body.Block block) {
    String labels = String.join(".", block.labels());
    return switch (block.type()) {
      case "data", "ephemeral" -> block.type() + "." + labels;
      case "provider" ->
          block
              .body()
              .attribute("alias")
              .flatMap(alias -> Expressions.literal(alias.value()))
              .map(alias -> labels + "." + alias)
              .orElse(labels);
      default -> labels;
    };
  }

  /** Attributes are replaced one by one, nested blocks type by type. */
  private static Body.Block overridden(Body.Block first, Body.Block by) {
    List<Body.Attribute> attributes = new ArrayList<>(by.body().attributes());
    first.body().attributes().stream()
        .filter(attribute -> by.body().attribute(attribute.name()).isEmpty())
        .forEach(attributes::add);
    List<Body.Block> blocks = new ArrayList<>(by.body().blocks());
    first.body().blocks().stream()
        .filter(block -> by.body().blocks(block.type()).findAny().isEmpty())
        .forEach(blocks::add);
    return new Body.Block(
        first.type(),
        first.labels(),
        new Body(attributes, blocks, first.body().place()),
        first.header());
  }

  private void twice(String what, Place first, Place second) {
    diagnostics.add(
        Diagnostic.error(
                "terraform_duplicate",
                "Declared twice",
                what + " is declared twice in this module. Rename one of them.",
                second)
            .and(first, "first declared here"));
  }

  private void problem(String summary, String detail, Place place) {
    diagnostics.add(Diagnostic.error("terraform_syntax", summary, detail, place));
  }
}

package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A configuration as it is written, in the shape that Terraform's plan JSON has of it. */
final class ConfigurationJson {
  private static final Set<String> META =
      Set.of(
          "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection");

  private static final Set<String> NOT_OF_PROVISIONERS = Set.of("when", "on_failure", "connection");

  private final Planning planning;
  private final ExpressionJson expressions;
  private final ProviderConfigs providers;
  private final IdentityHashMap<Body.Block, Object> shapes = new IdentityHashMap<>();

  private ConfigurationJson(Planning planning) {
    this.planning = planning;
    this.expressions = new ExpressionJson(planning.evaluator());
    this.providers = new ProviderConfigs(planning, expressions);
  }

  static Map<String, Object> of(Planning planning) {
    ConfigurationJson json = new ConfigurationJson(planning);
    Map<String, Object> root = json.module(new Path(planning.rootDirectory(), List.of()));
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("provider_config", json.providers.shape());
    shape.put("root_module", root);
    return shape;
  }

  /**
   * Where a module stands.
   *
   * @param calls the names of the calls that lead to it
   */
  record Path(String directory, List<String> calls) {
    String address() {
      return calls.stream().map(call -> "module." + call).collect(Collectors.joining("."));
    }

    Path call(String name, String to) {
      return new Path(to, Stream.concat(calls.stream(), Stream.of(name)).toList());
    }
  }

  private Map<String, Object> module(Path path) {
    planning.work(ModuleCall.COST_OF_INSTANCE);
    Module module = planning.module(path.directory());
    providers.add(path, module);
    Map<String, Object> shape = new LinkedHashMap<>();
    put(shape, "outputs", each(module.outputs(), this::output));
    put(
        shape,
        "resources",
        new TreeMap<>(module.resources())
            .entrySet().stream()
                .filter(entry -> !entry.getValue().type().equals("ephemeral"))
                .sorted((a, b) -> Boolean.compare(isData(a.getValue()), isData(b.getValue())))
                .map(entry -> resource(path, entry.getKey(), entry.getValue()))
                .toList());
    put(shape, "module_calls", calls(path, module));
    put(shape, "variables", each(module.variables(), this::variable));
    return shape;
  }

  private static void put(Map<String, Object> shape, String name, Object value) {
    boolean empty = value instanceof Map<?, ?> map ? map.isEmpty() : ((List<?>) value).isEmpty();
    if (!empty) {
      shape.put(name, value);
    }
  }

  private static boolean isData(Body.Block block) {
    return block.type().equals("data");
  }

  private Map<String, Object> each(
      Map<String, Body.Block> blocks, Function<Body.Block, Object> shape) {
    Map<String, Object> all = new TreeMap<>();
    blocks.forEach((name, block) -> all.put(name, once(block, shape)));
    return all;
  }

  /** What depends on nothing but a block is the same for each call of its module. */
  private Object once(Body.Block block, Function<Body.Block, Object> shape) {
    return shapes.computeIfAbsent(block, shape);
  }

  private Map<String, Object> output(Body.Block block) {
    Map<String, Object> shape = new LinkedHashMap<>();
    sensitive(shape, block);
    block
        .body()
        .attribute("value")
        .ifPresent(value -> shape.put("expression", expressions.of(value.value())));
    described(shape, block);
    dependsOn(shape, block);
    return shape;
  }

  private Map<String, @Nullable Object> variable(Body.Block block) {
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    boolean sensitive = sensitive(shape, block);
    otherwise(block)
        .map(value -> sensitive ? value.asSensitive() : value)
        .ifPresent(value -> shape.put("default", PlainValue.of(value)));
    described(shape, block);
    return shape;
  }

  /** A default that doesn't fit was told when it was planned, and is shown as it is written. */
  private Optional<Value> otherwise(Body.Block variable) {
    try {
      return planning
          .declarations()
          .fitting(variable)
          .filter(value -> value.unknownReason().isEmpty());
    } catch (DiagnosticException | Conversion.Misfit e) {
      return variable
          .body()
          .attribute("default")
          .flatMap(value -> expressions.constant(value.value()));
    }
  }

  private static boolean sensitive(Map<String, @Nullable Object> shape, Body.Block block) {
    boolean sensitive =
        block
            .body()
            .attribute("sensitive")
            .filter(a -> a.value() instanceof Expression.BoolLiteral(boolean yes, var _) && yes)
            .isPresent();
    if (sensitive) {
      shape.put("sensitive", true);
    }
    return sensitive;
  }

  private static void described(Map<String, @Nullable Object> shape, Body.Block block) {
    block
        .body()
        .attribute("description")
        .flatMap(text -> Expressions.literal(text.value()))
        .ifPresent(text -> shape.put("description", text));
  }

  private static void dependsOn(Map<String, Object> shape, Body.Block block) {
    block
        .body()
        .attribute("depends_on")
        .ifPresent(list -> shape.put("depends_on", References.named(list.value())));
  }

  private Map<String, Object> resource(Path path, String address, Body.Block block) {
    String type = block.labels().getFirst();
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("address", address);
    shape.put("mode", isData(block) ? "data" : "managed");
    shape.put("type", type);
    shape.put("name", block.labels().get(1));
    shape.put("provider_config_key", providers.key(path, block));
    put(shape, "provisioners", block.body().blocks("provisioner").map(this::provisioner).toList());
    Optional<ResourceSchema> schema = Resources.schema(planning, block);
    put(shape, "expressions", once(block, _ -> written(block, schema)));
    shape.put("schema_version", schema.map(ResourceSchema::version).orElse(0L));
    repeated(shape, block);
    dependsOn(shape, block);
    return shape;
  }

  private Map<String, Object> written(Body.Block resource, Optional<ResourceSchema> schema) {
    return schema
        .map(known -> expressions.of(resource.body(), known.block()))
        .orElseGet(() -> expressions.of(resource.body(), META));
  }

  private Map<String, Object> provisioner(Body.Block block) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("type", block.labels().getFirst());
    put(shape, "expressions", expressions.of(block.body(), NOT_OF_PROVISIONERS));
    return shape;
  }

  private void repeated(Map<String, Object> shape, Body.Block block) {
    for (String name : List.of("count", "for_each")) {
      block
          .body()
          .attribute(name)
          .ifPresent(many -> shape.put(name + "_expression", expressions.of(many.value())));
    }
  }

  private Map<String, Object> calls(Path path, Module module) {
    Map<String, Object> calls = new TreeMap<>();
    module.calls().forEach((name, call) -> calls.put(name, call(path, name, call)));
    return calls;
  }

  private Map<String, Object> call(Path path, String name, Body.Block call) {
    Optional<Path> called =
        ModuleCall.directory(planning, path.directory(), call)
            .filter(to -> path.calls().size() < ModuleCall.DEEPEST)
            .map(to -> path.call(name, to));
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("source", Configuration.source(call).orElse(""));
    put(shape, "expressions", inputs(call, called));
    repeated(shape, call);
    called.ifPresent(to -> providers.pass(path, to, call));
    shape.put("module", called.map(this::module).orElse(Map.of()));
    if (!Configuration.version(call).isEmpty()) {
      shape.put("version_constraint", Configuration.version(call));
    }
    dependsOn(shape, call);
    return shape;
  }

  private Map<String, Object> inputs(Body.Block call, Optional<Path> called) {
    Map<String, Object> inputs = expressions.of(call.body(), ModuleCall.META);
    called.ifPresent(
        to -> inputs.keySet().retainAll(planning.module(to.directory()).variables().keySet()));
    return inputs;
  }
}

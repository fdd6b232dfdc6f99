package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.terraform.ConfigurationJson.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of providers, each under a key that resources name: {@code aws.west}, or {@code
 * module.m:aws} where a module has its own. What a module is passed, or finds in the one around it,
 * is there once.
 */
final class ProviderConfigs {
  private final Planning planning;
  private final ExpressionJson expressions;
  private final Map<String, Object> configs = new TreeMap<>();
  private final Map<String, String> sameAs = new HashMap<>();

  ProviderConfigs(Planning planning, ExpressionJson expressions) {
    this.planning = planning;
    this.expressions = expressions;
  }

  Map<String, Object> shape() {
    return configs;
  }

  private static String key(Path path, String name) {
    return path.calls().isEmpty() ? name : path.address() + ":" + name;
  }

  /** Adds those of a module; the module around it was added before. */
  void add(Path path, Module module) {
    ProviderRequirements needed = new ProviderRequirements(module);
    module
        .providers()
        .forEach((name, block) -> {
          Map<String, Object> shape = shape(path, name.split("\\.", 2)[0], needed);
          String alias = name.contains(".") ? name.substring(name.indexOf('.') + 1) : "";
          if (!alias.isEmpty()) {
            shape.put("alias", alias);
          }
          Map<String, Object> settings = settings(block);
          if (!settings.isEmpty()) {
            shape.put("expressions", settings);
          }
          configs.put(key(path, name), shape);
        });
    needed.names().forEach(name -> addUnset(path, name, needed));
    module
        .resources()
        .values()
        .forEach(block -> addUnset(path, named(block).split("\\.", 2)[0], needed));
  }

  private Map<String, Object> shape(Path path, String name, ProviderRequirements needed) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", name);
    shape.put("full_name", needed.address(name));
    if (!needed.constraint(name).isEmpty()) {
      shape.put("version_constraint", needed.constraint(name));
    }
    if (!path.calls().isEmpty()) {
      shape.put("module_address", path.address());
    }
    return shape;
  }

  private Map<String, Object> settings(Body.Block block) {
    Optional<ResourceSchema> schema = planning.schemas().settings(block.labels().getFirst());
    return schema
        .map(known -> expressions.of(block.body(), known.block()))
        .orElseGet(() -> expressions.of(block.body(), Set.of("alias", "version")));
  }

  /** A provider without settings is that of the module around, if that has one. */
  private void addUnset(Path path, String name, ProviderRequirements needed) {
    String key = key(path, name);
    if (configs.containsKey(key) || sameAs.containsKey(key)) {
      return;
    }
    Optional<String> around = around(path).map(outer -> key(outer, name)).flatMap(this::found);
    around.ifPresentOrElse(
        outer -> sameAs.put(key, outer), () -> configs.put(key, shape(path, name, needed)));
  }

  private static Optional<Path> around(Path path) {
    return path.calls().isEmpty()
        ? Optional.empty()
        : Optional.of(new Path("", path.calls().subList(0, path.calls().size() - 1)));
  }

  private Optional<String> found(String key) {
    String same = sameAs.getOrDefault(key, key);
    return configs.containsKey(same) ? Optional.of(same) : Optional.empty();
  }

  /** Notes what a call passes to a module by {@code providers}. */
  void pass(Path from, Path to, Body.Block call) {
    call.body()
        .attribute("providers")
        .map(Body.Attribute::value)
        .filter(Expression.ObjectOf.class::isInstance)
        .map(Expression.ObjectOf.class::cast)
        .ifPresent(passed ->
            passed
                .items()
                .forEach(item ->
                    Resources.named(item.key())
                        .ifPresent(inside ->
                            Resources.named(item.value())
                                .flatMap(outside -> found(key(from, outside)))
                                .ifPresent(same -> sameAs.put(key(to, inside), same)))));
  }

  /** Returns the key of the settings that a resource uses. */
  String key(Path path, Body.Block resource) {
    String key = key(path, named(resource));
    return sameAs.getOrDefault(key, key);
  }

  private static String named(Body.Block resource) {
    return resource
        .body()
        .attribute("provider")
        .flatMap(attribute -> Resources.named(attribute.value()))
        .orElseGet(() -> resource.labels().getFirst().split("_", 2)[0]);
  }
}

package io.driftwarden.render.terraform;

import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.Provider;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stack would deploy in the shape of Terraform's plan JSON, as {@code terraform show -json}
 * prints it (format version 1.2), so that policies written for that run unchanged. Sensitive values
 * are hidden, and marked as Terraform marks them.
 */
public final class PlanJson {
  static final String FORMAT = "1.2";
  static final String TERRAFORM = "1.11.4";

  private final ProviderSchemas schemas;
  private final ProviderNames providers;

  PlanJson(ProviderSchemas schemas, Map<String, Object> configuration) {
    this.schemas = schemas;
    this.providers = new ProviderNames(configuration);
  }

  /** Returns plain data: null, Boolean, numbers, String, List and Map. */
  public static Map<String, Object> of(Rendering rendering) {
    return rendering.document() == null ? of(rendering.resources()) : rendering.document().plain();
  }

  /** Returns a plan of which nothing but the resources is known. */
  private static Map<String, Object> of(List<Resource> resources) {
    Map<String, Object> configuration = Map.of("root_module", Map.of());
    PlanJson json = new PlanJson(ProviderSchemas.bundled(), configuration);
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("format_version", FORMAT);
    plan.put("terraform_version", TERRAFORM);
    plan.put("variables", Map.of());
    plan.put("planned_values", Map.of("root_module", json.module(resources)));
    plan.put("resource_changes", json.changes(resources));
    plan.put("configuration", configuration);
    return plan;
  }

  /** Returns the values of the root module and of all modules in it. */
  Map<String, Object> module(List<Resource> resources) {
    SequencedMap<String, List<Resource>> modules = new LinkedHashMap<>();
    resources.stream()
        .sorted(Comparator.comparing(Resource::address))
        .forEach(resource ->
            modules
                .computeIfAbsent(Address.of(resource.address()).module(), _ -> new ArrayList<>())
                .add(resource));
    return new Tree(modules).module("");
  }

  /** The modules of a plan, by their addresses. */
  private final class Tree {
    private final Map<String, List<Resource>> resources;
    private final Map<String, List<String>> children = new TreeMap<>();

    Tree(Map<String, List<Resource>> resources) {
      this.resources = resources;
      resources.keySet().forEach(this::hang);
    }

    /** A module may have no resources itself, only modules that have some. */
    private void hang(String module) {
      if (!module.isEmpty()) {
        String parent = Address.around(module);
        List<String> siblings = children.computeIfAbsent(parent, _ -> new ArrayList<>());
        if (!siblings.contains(module)) {
          siblings.add(module);
          hang(parent);
        }
      }
    }

    Map<String, Object> module(String address) {
      Map<String, Object> module = new LinkedHashMap<>();
      List<Resource> own = resources.getOrDefault(address, List.of());
      if (!own.isEmpty() || address.isEmpty()) {
        module.put("resources", own.stream().map(PlanJson.this::planned).toList());
      }
      if (!address.isEmpty()) {
        module.put("address", address);
      }
      List<String> inside = children.getOrDefault(address, List.of());
      if (!inside.isEmpty()) {
        module.put("child_modules", inside.stream().sorted().map(this::module).toList());
      }
      return module;
    }
  }

  private Map<String, Object> planned(Resource resource) {
    Map<String, Object> shape = identity(resource, Address.of(resource.address()), false);
    shape.put("schema_version", schema(resource).map(ResourceSchema::version).orElse(0L));
    shape.put("values", PlanValues.plain(resource.attributes()));
    shape.put("sensitive_values", sensitive(resource));
    return shape;
  }

  List<Object> changes(List<Resource> resources) {
    List<Object> changes = new ArrayList<>();
    resources.stream()
        .sorted(Comparator.comparing(Resource::address))
        .forEach(resource -> changes.add(change(resource)));
    return changes;
  }

  private Map<String, Object> change(Resource resource) {
    Address address = Address.of(resource.address());
    Map<String, Object> shape = identity(resource, address, true);
    Map<String, @Nullable Object> change =
        created(resource.attributes(), address.isData() ? "read" : "create");
    change.put("after_sensitive", sensitive(resource));
    shape.put("change", change);
    if (address.isData()) {
      shape.put("action_reason", "read_because_config_unknown");
    }
    return shape;
  }

  /** Returns how something comes to be that isn't there. */
  static Map<String, @Nullable Object> created(Value value, String action) {
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("actions", List.of(action));
    change.put("before", null);
    if (!PlanValues.isUnknown(value)) {
      change.put("after", PlanValues.plain(value));
    }
    change.put("after_unknown", Marks.UNKNOWN.of(value));
    change.put("before_sensitive", false);
    change.put("after_sensitive", Marks.SENSITIVE.of(value));
    return change;
  }

  /** Of an unknown collection Terraform tells that nothing in it is known to be sensitive. */
  private Object sensitive(Resource resource) {
    Object marks = Marks.SENSITIVE.of(resource.attributes());
    Optional<BlockSchema> schema = schema(resource).map(ResourceSchema::block);
    if (!(marks instanceof Map<?, ?> known) || schema.isEmpty()) {
      return marks;
    }
    Map<String, @Nullable Object> all = new TreeMap<>();
    known.forEach((name, mark) -> all.put(String.valueOf(name), mark));
    resource
        .attributes()
        .fields()
        .forEach((name, value) -> {
          if (value instanceof Value.Unknown) {
            empty(schema.get(), name).ifPresent(empty -> all.put(name, empty));
          }
        });
    return all;
  }

  private static Optional<Object> empty(BlockSchema schema, String name) {
    if (schema.block(name).isPresent()) {
      return Optional.of(List.of());
    }
    return schema
        .attribute(name)
        .flatMap(attribute ->
            switch (attribute.type()) {
              case Type.Primitive _, Type.Any _ -> Optional.empty();
              case Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> Optional.of(List.of());
              case Type.MapOf _, Type.ObjectOf _ -> Optional.of(Map.of());
            });
  }

  private Map<String, Object> identity(Resource resource, Address address, boolean withModule) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("address", resource.address());
    if (withModule && !address.module().isEmpty()) {
      shape.put("module_address", address.module());
    }
    shape.put("mode", address.isData() ? "data" : "managed");
    shape.put("type", resource.type());
    shape.put("name", resource.name());
    if (address.index() != null) {
      shape.put("index", address.index());
    }
    shape.put("provider_name", provider(resource, address));
    return shape;
  }

  private String provider(Resource resource, Address address) {
    return providers
        .of(address, resource)
        .or(() -> schema(resource).map(ResourceSchema::provider).map(Provider::address))
        .orElseGet(() -> "registry.terraform.io/hashicorp/" + resource.type().split("_", 2)[0]);
  }

  private Optional<ResourceSchema> schema(Resource resource) {
    return Address.of(resource.address()).isData()
        ? schemas.data(resource.type())
        : schemas.resource(resource.type());
  }
}

package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.schema.Attribute;
import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a module instance, also data and ephemeral ones: each block is expanded once,
 * when it is needed.
 */
final class Resources {
  private final Planning planning;
  private final ModuleInstance module;
  private final Map<String, Expanded> known = new HashMap<>();

  Resources(Planning planning, ModuleInstance module) {
    this.planning = planning;
    this.module = module;
  }

  /** Adds the instances of a block to the plan, which has managed resources only. */
  void plan(String key) {
    Body.Block block = Objects.requireNonNull(module.module().resources().get(key));
    Expanded expanded = expanded(key, block);
    if (block.type().equals("resource")) {
      expanded.instances().forEach(planning::add);
    } else if (block.type().equals("data")) {
      expanded.instances().forEach(planning::addData);
    }
  }

  Expanded expanded(String key, Body.Block block) {
    Expanded found = known.get(key);
    return found != null
        ? found
        : module
            .circles()
            .within(
                key,
                block.header(),
                () -> {
                  Expanded made = expand(key, block);
                  known.put(key, made);
                  return made;
                });
  }

  private Expanded expand(String key, Body.Block block) {
    Optional<ResourceSchema> schema = schema(planning, block);
    schema.ifPresent(type -> new Shape(planning, type).check(block));
    Expansion expansion = Expansion.of(block.body(), planning.evaluator(), module);
    module.warnIfUnknown(expansion, key);
    List<PlannedResource> instances = new ArrayList<>();
    boolean supposed = module.address().supposed() || expansion.isSupposed();
    for (Expansion.Instance instance : expansion.instances(module)) {
      String address = module.address().text() + key + instance.suffix();
      Making making = new Making(block, schema, address);
      instances.add(planning.supposing(supposed, () -> making.checked(instance.scope())));
    }
    return new Expanded(key, expansion, instances);
  }

  static Optional<ResourceSchema> schema(Planning planning, Body.Block block) {
    String type = block.labels().getFirst();
    return switch (block.type()) {
      case "resource" -> planning.schemas().resource(type).or(() -> Builtin.of(type));
      case "data" -> planning.schemas().data(type);
      default -> Optional.empty();
    };
  }

  /** What it takes to make one instance's attributes. */
  private final class Making {
    private final Body.Block block;
    private final Optional<ResourceSchema> schema;
    private final String address;

    Making(Body.Block block, Optional<ResourceSchema> schema, String address) {
      this.block = block;
      this.schema = schema;
      this.address = address;
    }

    PlannedResource checked(Scope scope) {
      new Conditions(planning, scope).preconditions(block);
      PlannedResource made = make(scope);
      new Conditions(planning, scope.and("self", made.planned())).postconditions(block);
      planning.keep(made.attributes(), block.header());
      return made;
    }

    private PlannedResource make(Scope scope) {
      Value.Fields configured =
          new Value.Fields(
              new Bodies(planning, scope, Demands.of(planning, schema)).attributes(block),
              address + otherwise(),
              block.type().equals("ephemeral")
                  ? planning.ephemeral(Value.Mark.at(block.header()))
                  : Value.Mark.at(block.header()));
      return new PlannedResource(
          address,
          block.labels().getFirst(),
          block.labels().get(1),
          configured,
          planned(configured),
          block.header(),
          module.callers());
    }

    /** Why that is unknown which is not configured. */
    private String otherwise() {
      return switch (block.type()) {
        case "resource" -> " is known only after apply";
        case "data" -> " is read only when it is planned";
        default -> " exists only while Terraform runs";
      };
    }

    private Value.Fields planned(Value.Fields configured) {
      String reason = Objects.requireNonNull(configured.otherwise());
      if (schema.isEmpty()) {
        Value.Fields open =
            new Value.Fields(Unlisted.of(configured.fields(), reason), reason, configured.mark());
        return block.type().equals("data") ? fact().orElse(open) : open;
      }
      Habits habits = Habits.of(block.type().equals("resource") ? block.labels().getFirst() : "");
      SequencedMap<String, Value> complete =
          new Completion(planning, habits, reason).of(schema.get().block(), configured.fields());
      switch (block.type()) {
        case "data" -> addDocument(complete);
        default -> decide(complete);
      }
      Value.Fields planned = new Value.Fields(complete, reason, configured.mark());
      return block.type().equals("data") ? fact().orElse(planned) : planned;
    }

    private Optional<Value.Fields> fact() {
      return planning
          .inputs()
          .fact(address, block.labels().getFirst())
          .map(fact -> fact.with(Value.Mark.at(block.header())));
    }

    private void addDocument(Map<String, Value> data) {
      if (block.labels().getFirst().equals(PolicyDocument.TYPE)) {
        data.putAll(PolicyDocument.of(data, planning));
      }
    }

    /** Decides what the provider would, as far as it depends on nothing else. */
    private void decide(Map<String, Value> resource) {
      if (block.labels().getFirst().equals("terraform_data")) {
        Builtin.complete(resource);
      } else if (hasTags() && isEmpty(resource.get("override_provider"))) {
        Value own = Objects.requireNonNull(resource.get("tags"));
        resource.computeIfPresent(
            "tags_all",
            (_, otherwise) ->
                ProviderSettings.allTags(module.provider(provider()), own, otherwise));
      }
    }

    /** A few resources may be tagged as if the provider had other settings. */
    private static boolean isEmpty(@Nullable Value blocks) {
      return !(blocks instanceof Value.Items items) || items.items().isEmpty();
    }

    private boolean hasTags() {
      return schema
          .filter(type -> type.provider().name().equals("aws"))
          .map(ResourceSchema::block)
          .filter(type -> type.attributes().containsKey("tags"))
          .flatMap(type -> type.attribute("tags_all"))
          .filter(Attribute::computed)
          .isPresent();
    }

    /** The name of the provider's settings: what the block says itself, or else its type's. */
    private String provider() {
      return block
          .body()
          .attribute("provider")
          .flatMap(attribute -> named(attribute.value()))
          .orElseGet(() -> block.labels().getFirst().split("_", 2)[0]);
    }
  }

  /** Returns the name of a provider as it is referred to: {@code aws} or {@code aws.west}. */
  static Optional<String> named(Expression reference) {
    return switch (reference) {
      case Expression.Name name -> Optional.of(name.name());
      case Expression.Attribute attribute ->
          named(attribute.source()).map(source -> source + "." + attribute.name());
      default -> Expressions.literal(reference);
    };
  }
}

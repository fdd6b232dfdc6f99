package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.json.Shape;
import io.driftwarden.hcl.json.Shape.Nested;
import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.schema.ResourceSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is a block in Terraform's files in JSON. Which blocks a resource has, only its provider
 * knows: where its schema isn't known, they are read as attributes.
 */
final class JsonShape {
  private static final String DYNAMIC = "dynamic";

  /** More dynamic blocks inside one another than anybody writes. */
  private static final int DEEPEST_DYNAMIC = 4;

  private static final Shape CONDITION = Shape.PLAIN;
  private static final Shape LIFECYCLE =
      new Shape(
          Map.of("precondition", nested(0, CONDITION), "postcondition", nested(0, CONDITION)),
          Set.of(),
          Set.of("ignore_changes", "replace_triggered_by"));
  private static final Shape RESOURCE =
      new Shape(
          Map.of(
              DYNAMIC,
              nested(1, dynamic(DEEPEST_DYNAMIC)),
              "lifecycle",
              nested(0, LIFECYCLE),
              "provisioner",
              nested(1, Shape.PLAIN),
              "connection",
              nested(0, Shape.PLAIN)),
          Set.of(),
          Set.of("provider", "depends_on"));
  private static final Shape VARIABLE =
      new Shape(
          Map.of("validation", nested(0, CONDITION)),
          Set.of("default", "description"),
          Set.of("type"));
  private static final Shape OUTPUT =
      new Shape(
          Map.of("precondition", nested(0, CONDITION)),
          Set.of("description"),
          Set.of("depends_on"));
  private static final Shape MODULE =
      new Shape(Map.of(), Set.of("source", "version"), Set.of("providers", "depends_on"));
  private static final Shape PROVIDER =
      new Shape(
          Map.of("default_tags", nested(0, Shape.PLAIN), "ignore_tags", nested(0, Shape.PLAIN)),
          Set.of("alias", "version"),
          Set.of());
  private static final Shape TERRAFORM =
      Shape.of(
          Map.of(
              "required_providers", nested(0, Shape.PLAIN),
              "backend", nested(1, Shape.PLAIN),
              "cloud", nested(0, Shape.PLAIN),
              "provider_meta", nested(1, Shape.PLAIN)));
  private static final Shape ADDRESSES =
      new Shape(
          Map.of("lifecycle", nested(0, Shape.PLAIN)), Set.of(), Set.of("from", "to", "provider"));

  private final ProviderSchemas schemas;

  private JsonShape(ProviderSchemas schemas) {
    this.schemas = schemas;
  }

  /** Returns the shape of a configuration file. */
  static Shape file(ProviderSchemas schemas) {
    return new JsonShape(schemas).file();
  }

  private Shape file() {
    Nested data = new Nested(2, labels -> with(RESOURCE, schemas.data(labels.getFirst())));
    Shape check = Shape.of(Map.of("assert", nested(0, CONDITION), "data", data));
    return Shape.of(
        Map.ofEntries(
            Map.entry("variable", nested(1, VARIABLE)),
            Map.entry("locals", nested(0, Shape.PLAIN)),
            Map.entry("output", nested(1, OUTPUT)),
            Map.entry("module", nested(1, MODULE)),
            Map.entry(
                "provider",
                new Nested(1, labels -> with(PROVIDER, schemas.settings(labels.getFirst())))),
            Map.entry(
                "resource",
                new Nested(2, labels -> with(RESOURCE, schemas.resource(labels.getFirst())))),
            Map.entry("data", data),
            Map.entry("ephemeral", nested(2, RESOURCE)),
            Map.entry("terraform", nested(0, TERRAFORM)),
            Map.entry("moved", nested(0, ADDRESSES)),
            Map.entry("import", nested(0, ADDRESSES)),
            Map.entry("removed", nested(0, ADDRESSES)),
            Map.entry("check", nested(1, check))));
  }

  /** What Terraform itself has in a block, and what the provider has in it. */
  private static Shape with(Shape own, Optional<ResourceSchema> schema) {
    if (schema.isEmpty()) {
      return own;
    }
    Map<String, Nested> blocks = new HashMap<>(blocks(schema.get().block()));
    blocks.putAll(own.blocks());
    if (own.blocks().containsKey(DYNAMIC)) {
      blocks.put(DYNAMIC, dynamic(schema.get().block()));
    }
    return new Shape(blocks, own.literals(), own.expressions());
  }

  private static Map<String, Nested> blocks(BlockSchema schema) {
    Map<String, Nested> blocks = new HashMap<>();
    schema.blocks().forEach((name, block) -> blocks.put(name, new Nested(0, _ -> of(block))));
    return blocks;
  }

  private static Shape of(io.driftwarden.hcl.schema.Nested block) {
    Map<String, Nested> blocks = blocks(block.block());
    if (!blocks.isEmpty()) {
      blocks.put(DYNAMIC, dynamic(block.block()));
    }
    return Shape.of(blocks);
  }

  private static Nested dynamic(BlockSchema schema) {
    return new Nested(
        1,
        labels -> dynamic(schema.block(labels.getFirst()).map(JsonShape::of).orElse(Shape.PLAIN)));
  }

  private static Nested nested(int labels, Shape content) {
    return new Nested(labels, content);
  }

  private static Shape dynamic(Shape content) {
    return new Shape(Map.of("content", nested(0, content)), Set.of(), Set.of("iterator"));
  }

  private static Shape dynamic(int deep) {
    return dynamic(
        deep == 0 ? Shape.PLAIN : Shape.of(Map.of(DYNAMIC, nested(1, dynamic(deep - 1)))));
  }
}

package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.json.Shape;
import io.driftwarden.hcl.json.Shape.Nested;
import java.util.Map;
import java.util.Set;

/**
 * What is a block in Terraform's files in JSON. Blocks of resources are read as attributes: which
 * they are, only the provider knows.
 */
final class JsonShape {
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
              "dynamic", nested(1, dynamic(DEEPEST_DYNAMIC)),
              "lifecycle", nested(0, LIFECYCLE),
              "provisioner", nested(1, Shape.PLAIN),
              "connection", nested(0, Shape.PLAIN)),
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
  private static final Shape CHECK =
      Shape.of(Map.of("assert", nested(0, CONDITION), "data", nested(2, RESOURCE)));

  /** A configuration file. */
  static final Shape FILE =
      Shape.of(
          Map.ofEntries(
              Map.entry("variable", nested(1, VARIABLE)),
              Map.entry("locals", nested(0, Shape.PLAIN)),
              Map.entry("output", nested(1, OUTPUT)),
              Map.entry("module", nested(1, MODULE)),
              Map.entry("provider", nested(1, PROVIDER)),
              Map.entry("resource", nested(2, RESOURCE)),
              Map.entry("data", nested(2, RESOURCE)),
              Map.entry("ephemeral", nested(2, RESOURCE)),
              Map.entry("terraform", nested(0, TERRAFORM)),
              Map.entry("moved", nested(0, ADDRESSES)),
              Map.entry("import", nested(0, ADDRESSES)),
              Map.entry("removed", nested(0, ADDRESSES)),
              Map.entry("check", nested(1, CHECK))));

  private JsonShape() {}

  private static Nested nested(int labels, Shape content) {
    return new Nested(labels, content);
  }

  private static Shape dynamic(int deep) {
    Shape content =
        deep == 0 ? Shape.PLAIN : Shape.of(Map.of("dynamic", nested(1, dynamic(deep - 1))));
    return new Shape(Map.of("content", nested(0, content)), Set.of(), Set.of("iterator"));
  }
}

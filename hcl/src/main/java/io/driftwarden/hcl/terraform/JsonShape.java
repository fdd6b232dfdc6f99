package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.json.Shape;
import io.driftwarden.hcl.json.Shape.Nested;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is a block in Terraform's files of JSON, and which strings are no templates. */
final class JsonShape {
  /** How deep dynamic blocks may stand in each other's content. */
  private static final int DYNAMIC = 8;

  private static final Set<String> NONE = Set.of();
  private static final Nested CONDITION = new Nested(0, Shape.PLAIN);
  private static final Nested CONNECTION = new Nested(0, Shape.PLAIN);

  private static final Nested LIFECYCLE =
      new Nested(
          0,
          new Shape(
              Map.of("precondition", CONDITION, "postcondition", CONDITION),
              NONE,
              Set.of("ignore_changes", "replace_triggered_by")));

  private static final Nested PROVISIONER =
      new Nested(
          1, new Shape(Map.of("connection", CONNECTION), NONE, Set.of("when", "on_failure")));

  /** A file. */
  static final Shape FILE =
      Shape.of(
          Map.ofEntries(
              Map.entry("terraform", new Nested(0, settings())),
              Map.entry("locals", new Nested(0, Shape.PLAIN)),
              Map.entry("provider", new Nested(1, dynamic(Map.of(), NONE))),
              Map.entry("variable", new Nested(1, variable())),
              Map.entry("output", new Nested(1, output())),
              Map.entry("module", new Nested(1, module())),
              Map.entry("resource", new Nested(2, resource())),
              Map.entry("data", new Nested(2, resource())),
              Map.entry("ephemeral", new Nested(2, resource())),
              Map.entry("moved", new Nested(0, addresses("from", "to"))),
              Map.entry("import", new Nested(0, addresses("to", "provider"))),
              Map.entry("removed", new Nested(0, addresses("from"))),
              Map.entry("check", new Nested(1, check()))));

  private JsonShape() {}

  private static Shape settings() {
    return Shape.of(
        Map.of(
            "required_providers",
            new Nested(0, Shape.PLAIN),
            "backend",
            new Nested(1, Shape.PLAIN),
            "cloud",
            new Nested(0, Shape.of(Map.of("workspaces", new Nested(0, Shape.PLAIN)))),
            "provider_meta",
            new Nested(1, Shape.PLAIN)));
  }

  private static Shape variable() {
    return new Shape(
        Map.of("validation", CONDITION), Set.of("default", "description"), Set.of("type"));
  }

  private static Shape output() {
    return new Shape(
        Map.of("precondition", CONDITION), Set.of("description"), Set.of("depends_on"));
  }

  private static Shape module() {
    return new Shape(Map.of(), Set.of("source", "version"), Set.of("providers", "depends_on"));
  }

  private static Shape resource() {
    return dynamic(
        Map.of("lifecycle", LIFECYCLE, "connection", CONNECTION, "provisioner", PROVISIONER),
        Set.of("depends_on", "provider"));
  }

  private static Shape check() {
    return Shape.of(Map.of("data", new Nested(2, resource()), "assert", CONDITION));
  }

  private static Shape addresses(String... names) {
    return new Shape(Map.of("lifecycle", LIFECYCLE), NONE, Set.of(names));
  }

  /** A body that may have dynamic blocks, whose content may have some too. */
  private static Shape dynamic(Map<String, Nested> others, Set<String> expressions) {
    Shape content = Shape.PLAIN;
    for (int i = 0; i < DYNAMIC; i++) {
      content = Shape.of(Map.of("dynamic", dynamicBlock(content)));
    }
    Map<String, Nested> blocks = new HashMap<>(others);
    blocks.put("dynamic", dynamicBlock(content));
    return new Shape(blocks, NONE, expressions);
  }

  private static Nested dynamicBlock(Shape content) {
    return new Nested(
        1, new Shape(Map.of("content", new Nested(0, content)), NONE, Set.of("iterator")));
  }
}

package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.schema.Attribute;
import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.Nested;
import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.value.Type;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds blocks against what the provider says may stand in them. Where it isn't sure that the stack
 * runs this very release of the provider, only what looks like a slip is told, as a warning:
 * another release may take it.
 */
final class Shape {
  private static final String CODE = "terraform_argument";

  /** Shorter names are like too many others. */
  private static final int SHORTEST_SLIP = 7;

  /** What Terraform itself takes in every resource. */
  private static final Set<String> META =
      Set.of(
          "count",
          "for_each",
          "provider",
          "depends_on",
          "lifecycle",
          "provisioner",
          "connection",
          "_",
          "//");

  private final Planning planning;
  private final ResourceSchema schema;

  Shape(Planning planning, ResourceSchema schema) {
    this.planning = planning;
    this.schema = schema;
  }

  void check(Body.Block block) {
    check(block, schema.block(), META);
  }

  private void check(Body.Block block, BlockSchema known, Set<String> besides) {
    for (Body.Attribute attribute : block.body().attributes()) {
      String name = attribute.name();
      if (!besides.contains(name) && !known.attributes().containsKey(name)) {
        add("Argument is not supported", notThere(name, known), attribute.namePlace());
      }
    }
    for (Body.Block inner : block.body().blocks()) {
      inner(inner, known, besides);
    }
    known.attributes().forEach((name, attribute) -> required(block, name, attribute));
    known.blocks().forEach((name, nested) -> count(block, name, nested));
  }

  private void inner(Body.Block inner, BlockSchema known, Set<String> besides) {
    if (besides.contains(inner.type())) {
      return;
    }
    boolean dynamic = inner.type().equals("dynamic");
    String type = dynamic && inner.labels().size() == 1 ? inner.labels().getFirst() : inner.type();
    Nested nested = known.blocks().get(type);
    if (nested != null) {
      (dynamic ? inner.body().blocks("content").findFirst() : Optional.of(inner))
          .ifPresent(content -> check(content, nested.block(), Set.of()));
    } else if (known.attribute(type).filter(Shape::isWrittenAsBlocks).isEmpty()) {
      add("Block is not supported", notThere(type, known), inner.header());
    }
  }

  /** Reports whether what is an attribute may be written as blocks. */
  static boolean isWrittenAsBlocks(Attribute attribute) {
    return switch (attribute.type()) {
      case Type.ListOf(Type item) -> item instanceof Type.ObjectOf;
      case Type.SetOf(Type item) -> item instanceof Type.ObjectOf;
      default -> false;
    };
  }

  private void required(Body.Block block, String name, Attribute attribute) {
    if (attribute.required() && block.body().attribute(name).isEmpty()) {
      boolean blocks = block.body().blocks().stream().anyMatch(inner -> isOf(inner, name));
      if (!blocks) {
        add(
            "Argument is missing",
            "%s needs \"%s\".".formatted(shown(block), name),
            block.header());
      }
    }
  }

  /** How many blocks a dynamic one makes is known only when it is evaluated. */
  private void count(Body.Block block, String name, Nested nested) {
    long written = block.body().blocks(name).count();
    boolean dynamic =
        block.body().blocks("dynamic").anyMatch(inner -> inner.labels().contains(name));
    if (!dynamic && written < nested.least()) {
      add(
          "Block is missing",
          "%s needs at least %d \"%s\".".formatted(shown(block), nested.least(), name),
          block.header());
    }
    if (nested.most() > 0 && written > nested.most()) {
      add(
          "Block is there too often",
          "%s takes at most %d \"%s\".".formatted(shown(block), nested.most(), name),
          block.body().blocks(name).skip(nested.most()).findFirst().orElseThrow().header());
    }
  }

  private static boolean isOf(Body.Block block, String type) {
    return block.type().equals(type)
        || (block.type().equals("dynamic") && block.labels().contains(type));
  }

  private static String shown(Body.Block block) {
    return block.type().equals("content") || block.labels().isEmpty()
        ? "This block"
        : String.join(".", block.labels());
  }

  private String notThere(String name, BlockSchema known) {
    Set<String> names = new TreeSet<>(known.attributes().keySet());
    names.addAll(known.blocks().keySet());
    return "\"%s\" is not known to the provider %s %s.%s"
        .formatted(
            name,
            schema.provider().name(),
            schema.provider().version(),
            name.length() < SHORTEST_SLIP ? "" : Nearest.hint(name, names));
  }

  private void add(String summary, String detail, Place place) {
    if (planning.runs(schema.provider())) {
      planning.add(Diagnostic.error(CODE, summary, detail, place));
    } else if (detail.endsWith("?")) {
      planning.add(Diagnostic.warning(CODE, summary, detail, place));
    }
  }
}

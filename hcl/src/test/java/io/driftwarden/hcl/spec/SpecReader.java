package io.driftwarden.hcl.spec;

import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;

/** Reads a specification: one block at the top, and the blocks in it. */
final class SpecReader {
  private final Function<Expression, Value> values;

  SpecReader(Function<Expression, Value> values) {
    this.values = values;
  }

  /** Returns the specification that a file is, whose variables stand beside it. */
  Spec root(Body file) {
    return file.blocks().stream()
        .filter(block -> !block.type().equals("variables"))
        .map(this::spec)
        .findFirst()
        .orElseThrow();
  }

  private Spec spec(Body.Block block) {
    return switch (block.type()) {
      case "object" -> fields(block.body());
      case "attr" -> new Spec.Attribute(named(block, "name"), type(written(block, "type")));
      case "literal" ->
          new Spec.Literal(Typed.of(values.apply(written(block, "value")), new Type.Any()));
      case "block" -> new Spec.Block(named(block, "block_type"), content(block));
      case "block_list" -> new Spec.BlockList(named(block, "block_type"), content(block));
      case "block_map" -> new Spec.BlockMap(named(block, "block_type"), content(block));
      default -> throw new IllegalArgumentException("a specification of type " + block.type());
    };
  }

  private Spec fields(Body body) {
    SequencedMap<String, Spec> fields = new LinkedHashMap<>();
    body.blocks().forEach(field -> fields.put(field.labels().getFirst(), spec(field)));
    return new Spec.Fields(fields);
  }

  private Spec content(Body.Block block) {
    return spec(block.body().blocks().getFirst());
  }

  private static Expression written(Body.Block block, String attribute) {
    return block.body().attribute(attribute).orElseThrow().value();
  }

  /** The label names the field, and what fills it unless that is said. */
  private static String named(Body.Block block, String attribute) {
    return block
        .body()
        .attribute(attribute)
        .map(name -> ((Expression.TextLiteral) name.value()).value())
        .orElseGet(() -> block.labels().getFirst());
  }

  private static Type type(Expression written) {
    return switch (written) {
      case Expression.Name name when name.name().equals("any") -> new Type.Any();
      case Expression.Name name -> Type.Primitive.valueOf(name.name().toUpperCase(Locale.ROOT));
      case Expression.Call call when call.name().equals("map") ->
          new Type.MapOf(type(call.arguments().getFirst()));
      case Expression.Call call when call.name().equals("list") ->
          new Type.ListOf(type(call.arguments().getFirst()));
      default -> throw new IllegalArgumentException("a type such as " + written);
    };
  }
}

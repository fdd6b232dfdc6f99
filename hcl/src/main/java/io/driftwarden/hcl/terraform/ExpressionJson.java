package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.eval.Evaluator;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.schema.Attribute;
import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.Nested;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is written, as the {@code expressions} of Terraform's plan JSON have it. */
final class ExpressionJson {
  private static final Scope NO_NAMES = (_, _) -> Optional.empty();

  private final Evaluator evaluator;

  ExpressionJson(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Returns the constant value or the references of an expression; often neither is there. */
  Map<String, @Nullable Object> of(Expression expression) {
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    References references = References.in(expression);
    if (references.isConstant()) {
      constant(expression).ifPresent(value -> shape.put("constant_value", PlainValue.of(value)));
    } else if (!references.texts().isEmpty()) {
      shape.put("references", references.texts());
    }
    return shape;
  }

  Optional<Value> constant(Expression expression) {
    try {
      return Optional.of(evaluator.evaluate(expression, NO_NAMES))
          .filter(value -> value.unknownReason().isEmpty());
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns what stands in a body. Like Terraform's, this leaves {@code dynamic} blocks out, and
   * all that the provider doesn't know.
   */
  Map<String, Object> of(Body body, BlockSchema schema) {
    Map<String, Object> shape = new TreeMap<>();
    for (Body.Attribute attribute : body.attributes()) {
      schema
          .attribute(attribute.name())
          .ifPresent(known -> shape.put(attribute.name(), shown(known, attribute.value())));
    }
    for (Body.Block block : body.blocks()) {
      schema.block(block.type()).ifPresent(nested -> put(shape, block, nested));
      schema
          .attribute(block.type())
          .ifPresent(known ->
              shape.computeIfAbsent(block.type(), type -> asBlocks(body.blocks(type).toList())));
    }
    return shape;
  }

  /** An attribute may be written as blocks, and is one expression all the same. */
  private static Map<String, Object> asBlocks(List<Body.Block> blocks) {
    List<String> references =
        blocks.stream()
            .flatMap(block -> block.body().attributes().stream())
            .flatMap(attribute -> References.in(attribute.value()).texts().stream())
            .toList();
    return references.isEmpty() ? Map.of() : Map.of("references", references);
  }

  private Map<String, @Nullable Object> shown(Attribute known, Expression written) {
    Map<String, @Nullable Object> shape = of(written);
    if (known.sensitive() && shape.get("constant_value") != null) {
      shape.put("constant_value", "(sensitive)");
    }
    return shape;
  }

  private void put(Map<String, Object> shape, Body.Block block, Nested nested) {
    Map<String, Object> inner = of(block.body(), nested.block());
    switch (nested.nesting()) {
      case SINGLE, GROUP -> shape.put(block.type(), inner);
      case LIST, SET -> list(shape, block.type()).add(inner);
      case MAP -> map(shape, block.type()).put(String.join(".", block.labels()), inner);
    }
  }

  /** Returns what stands in a body of which no schema is known; blocks are lists. */
  Map<String, Object> of(Body body, Set<String> without) {
    Map<String, Object> shape = new TreeMap<>();
    for (Body.Attribute attribute : body.attributes()) {
      if (!without.contains(attribute.name())) {
        shape.put(attribute.name(), of(attribute.value()));
      }
    }
    for (Body.Block block : body.blocks()) {
      if (!without.contains(block.type()) && !block.type().equals("dynamic")) {
        list(shape, block.type()).add(of(block.body(), Set.of()));
      }
    }
    return shape;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Map<String, Object> shape, String name) {
    return (List<Object>) shape.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> shape, String name) {
    return (Map<String, Object>) shape.computeIfAbsent(name, _ -> new TreeMap<>());
  }
}

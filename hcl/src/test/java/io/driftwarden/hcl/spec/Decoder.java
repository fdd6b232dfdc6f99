package io.driftwarden.hcl.spec;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes of a body what a specification says. */
final class Decoder {
  private final Function<Expression, Value> values;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  Decoder(Function<Expression, Value> values) {
    this.values = values;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  Typed decode(Body body, Spec spec) {
    if (!(spec instanceof Spec.Literal)) {
      refuseOthers(body, spec);
    }
    return decoded(body, spec);
  }

  private void refuseOthers(Body body, Spec spec) {
    body.attributes().stream()
        .filter(attribute -> !spec.hasAttribute(attribute.name()))
        .forEach(attribute -> problem("There is no such attribute", attribute.namePlace()));
    body.blocks().stream()
        .filter(block -> !spec.blocks().containsKey(block.type()))
        .forEach(block -> problem("There is no such block", block.header()));
  }

  private Typed decoded(Body body, Spec spec) {
    return switch (spec) {
      case Spec.Literal(Typed value) -> value;
      case Spec.Fields(var fields) -> {
        Map<String, Typed> decoded = new TreeMap<>();
        fields.forEach((name, field) -> decoded.put(name, decoded(body, field)));
        yield Typed.object(decoded);
      }
      case Spec.Attribute(String name, Type type) ->
          body.attribute(name)
              .map(attribute -> value(attribute.value(), type))
              .orElseGet(() -> Typed.of(new Value.Null(Value.Mark.NONE), type));
      case Spec.Block(String type, Spec content) ->
          body.blocks(type)
              .map(block -> decode(block.body(), content))
              .findFirst()
              .orElseGet(() -> Typed.nothing(Typed.ANY));
      case Spec.BlockList(String type, Spec content) -> {
        List<Typed> items = body.blocks(type).map(block -> decode(block.body(), content)).toList();
        yield new Typed(
            items.stream().map(Typed::json).collect(Collectors.joining(",", "[", "]")),
            "[\"list\"," + itemType(items) + "]");
      }
      case Spec.BlockMap(String type, Spec content) -> {
        Map<String, Typed> items = new TreeMap<>();
        body.blocks(type)
            .forEach(block -> items.put(block.labels().getFirst(), decode(block.body(), content)));
        yield new Typed(
            Typed.fields(items), "[\"map\"," + itemType(List.copyOf(items.values())) + "]");
      }
    };
  }

  private static String itemType(List<Typed> items) {
    return items.isEmpty() ? Typed.ANY : items.getFirst().type();
  }

  private Typed value(Expression expression, Type type) {
    try {
      return Typed.of(Conversion.to(type, values.apply(expression)), type);
    } catch (Conversion.Misfit e) {
      problem("Here " + e.reason(), expression.place());
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
    }
    return Typed.nothing(Typed.ANY);
  }

  private void problem(String summary, Place place) {
    diagnostics.add(Diagnostic.error("hcl_spec", summary, "", place));
  }
}

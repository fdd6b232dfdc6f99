package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.schema.Attribute;
import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.Nested;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Completes what is configured to what a plan shows. Values have their attributes' types; what is
 * absent is null, or what the provider takes then, or unknown where that decides. What nobody wrote
 * has no place.
 */
final class Completion {
  private final Planning planning;
  private final Value unknown;

  /**
   * Makes one.
   *
   * @param reason why that is unknown which the provider decides
   */
  Completion(Planning planning, String reason) {
    this.planning = planning;
    this.unknown = new Value.Unknown(reason, Value.Mark.NONE);
  }

  /** Returns the attributes and blocks of the schema, and then what it doesn't have. */
  SequencedMap<String, Value> of(BlockSchema schema, Map<String, Value> configured) {
    SequencedMap<String, Value> complete = new LinkedHashMap<>();
    schema
        .attributes()
        .forEach((name, attribute) ->
            complete.put(name, attribute(name, attribute, configured.get(name))));
    schema
        .blocks()
        .forEach((name, nested) -> complete.put(name, blocks(nested, configured.get(name))));
    configured.forEach(complete::putIfAbsent);
    return complete;
  }

  private Value attribute(String name, Attribute attribute, @Nullable Value configured) {
    Value value = value(name, attribute, configured);
    return attribute.sensitive() ? value.asSensitive() : value;
  }

  private Value value(String name, Attribute attribute, @Nullable Value configured) {
    if (attribute.writeOnly()) {
      return new Value.Null(configured == null ? Value.Mark.NONE : configured.mark());
    }
    if (configured == null || configured instanceof Value.Null) {
      return absent(attribute, configured);
    }
    try {
      Value value = inside(attribute.nested(), filled(attribute.type(), configured));
      return Conversion.to(attribute.type(), value);
    } catch (Conversion.Misfit e) {
      planning.add(misfit(name, e.reason(), configured));
      return configured;
    }
  }

  private static Diagnostic misfit(String name, String reason, Value configured) {
    return Diagnostic.error(
        "terraform_type",
        "Value does not fit the attribute",
        "For \"%s\" %s.".formatted(name, reason),
        configured.mark().origin());
  }

  private Value absent(Attribute attribute, @Nullable Value configured) {
    if (attribute.otherwise() != null) {
      return json(attribute.otherwise());
    }
    if (attribute.computed()) {
      return unknown;
    }
    return configured == null ? new Value.Null(Value.Mark.NONE) : configured;
  }

  private Value json(String text) {
    try {
      return Functions.call("jsondecode", List.of(Value.text(text)), planning);
    } catch (FunctionException e) {
      throw new IllegalStateException("a table holds broken JSON: " + text, e);
    }
  }

  /** Some attributes may be written as blocks, which leave out what they don't need. */
  private static Value filled(Type type, Value value) {
    return switch (type) {
      case Type.ListOf(Type item) when value instanceof Value.Items items -> each(items, item);
      case Type.SetOf(Type item) when value instanceof Value.Items items -> each(items, item);
      case Type.ObjectOf object
          when value instanceof Value.Fields fields && fields.otherwise() == null -> {
        SequencedMap<String, Value> all = new LinkedHashMap<>(fields.fields());
        object
            .fields()
            .keySet()
            .forEach(name -> all.putIfAbsent(name, new Value.Null(Value.Mark.NONE)));
        all.replaceAll((name, field) -> {
          Type.Field declared = object.fields().get(name);
          return declared == null ? field : filled(declared.type(), field);
        });
        yield Value.Fields.of(all, fields.mark());
      }
      default -> value;
    };
  }

  private static Value each(Value.Items items, Type item) {
    return item instanceof Type.ObjectOf
        ? new Value.Items(
            items.kind(),
            items.items().stream().map(value -> filled(item, value)).toList(),
            items.mark())
        : items;
  }

  /** Completes the objects of an attribute that has attributes of its own. */
  private Value inside(@Nullable Nested nested, Value value) {
    if (nested == null) {
      return value;
    }
    return switch (value) {
      case Value.Fields fields when nested.nesting() == Nested.Nesting.MAP -> {
        SequencedMap<String, Value> all = new LinkedHashMap<>(fields.fields());
        all.replaceAll((_, item) -> object(nested, item));
        yield new Value.Fields(all, fields.otherwise(), fields.mark());
      }
      case Value.Fields fields -> object(nested, fields);
      case Value.Items items ->
          new Value.Items(
              items.kind(),
              items.items().stream().map(item -> object(nested, item)).toList(),
              items.mark());
      default -> value;
    };
  }

  private Value object(Nested nested, Value value) {
    return value instanceof Value.Fields fields && fields.otherwise() == null
        ? Value.Fields.of(of(nested.block(), fields.fields()), fields.mark())
        : value;
  }

  /** Blocks are configured as a list of objects, or unknown as a whole. */
  private Value blocks(Nested nested, @Nullable Value configured) {
    if (configured instanceof Value.Unknown) {
      return configured;
    }
    List<Value> objects = new ArrayList<>();
    if (configured instanceof Value.Items items) {
      items.items().forEach(item -> objects.add(object(nested, item)));
    }
    Value.Mark mark = Optional.ofNullable(configured).map(Value::mark).orElse(Value.Mark.NONE);
    return switch (nested.nesting()) {
      case SINGLE -> objects.isEmpty() ? new Value.Null(mark) : objects.getFirst();
      case GROUP ->
          objects.isEmpty()
              ? Value.Fields.of(of(nested.block(), Map.of()), mark)
              : objects.getFirst();
      case SET -> set(objects, mark);
      case LIST, MAP -> new Value.Items(Value.Items.Kind.LIST, objects, mark);
    };
  }

  /** Two that are not known yet may be the same one, or not. */
  private static Value set(List<Value> objects, Value.Mark mark) {
    return objects.stream().allMatch(object -> object.unknownReason().isEmpty())
        ? Comparison.set(objects, mark)
        : new Value.Items(Value.Items.Kind.SET, objects, mark);
  }
}

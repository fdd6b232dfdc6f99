package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.eval.Budget;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Turns the body of a resource into its attributes; nested blocks become lists of objects. */
final class Bodies {
  private static final Set<String> META_ATTRIBUTES =
      Set.of("count", "for_each", "provider", "depends_on", "//");
  private static final Set<String> META_BLOCKS = Set.of("lifecycle", "provisioner", "connection");

  private final Planning planning;
  private final Scope scope;
  private final Demands demands;

  Bodies(Planning planning, Scope scope, Demands demands) {
    this.planning = planning;
    this.scope = scope;
    this.demands = demands;
  }

  /** Returns what a resource's block says of its attributes. */
  SequencedMap<String, Value> attributes(Body.Block block) {
    return fields(block.body(), true);
  }

  private SequencedMap<String, Value> fields(Body body, boolean top) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (Body.Attribute attribute : body.attributes()) {
      if (!top || !META_ATTRIBUTES.contains(attribute.name())) {
        Value value = demands.taken(attribute, planning.attempt(attribute.value(), scope));
        fields.put(attribute.name(), value.orAt(attribute.value().place()));
      }
    }
    SequencedMap<String, Nested> nested = new LinkedHashMap<>();
    for (Body.Block block : body.blocks()) {
      if (block.type().equals("dynamic")) {
        dynamic(block, nested);
      } else if (top && block.type().equals("_")) {
        fields.putAll(fields(block.body(), false));
      } else if (!top || !META_BLOCKS.contains(block.type())) {
        group(nested, block.type(), block.header()).add(nestedBlock(block));
      }
    }
    nested.forEach((type, blocks) -> {
      if (blocks.unknown.isEmpty()) {
        blocks.dynamic.ifPresent(place -> demands.count(type, blocks.blocks.size(), place));
      }
      if (!blocks.isNone() || !demands.isAttribute(type)) {
        fields.merge(type, blocks.value(), Bodies::both);
      }
    });
    return fields;
  }

  /** In JSON, blocks may stand as an attribute beside dynamic ones. */
  private static Value both(Value written, Value dynamic) {
    if (!(dynamic instanceof Value.Items more)) {
      return dynamic;
    }
    List<Value> all =
        new ArrayList<>(written instanceof Value.Items items ? items.items() : List.of(written));
    all.addAll(more.items());
    return new Value.Items(Value.Items.Kind.LIST, all, written.mark());
  }

  /** The blocks of one type, in order; unknown as a whole as soon as their number is. */
  private static final class Nested {
    private final Place first;
    private final List<Value> blocks = new ArrayList<>();
    private Optional<Place> dynamic = Optional.empty();
    private Optional<String> unknown = Optional.empty();

    Nested(Place first) {
      this.first = first;
    }

    void add(Value block) {
      blocks.add(block);
    }

    boolean isNone() {
      return blocks.isEmpty() && unknown.isEmpty();
    }

    Value value() {
      Value.Mark mark = Value.Mark.at(first);
      return unknown
          .<Value>map(reason -> new Value.Unknown(reason, mark))
          .orElseGet(() -> new Value.Items(Value.Items.Kind.LIST, blocks, mark));
    }
  }

  private static Nested group(Map<String, Nested> nested, String type, Place place) {
    return nested.computeIfAbsent(type, _ -> new Nested(place));
  }

  private Value nestedBlock(Body.Block block) {
    return inside(block.type(), scope).content(block);
  }

  private Bodies inside(String type, Scope within) {
    return new Bodies(planning, within, demands.inside(type));
  }

  private Value content(Body.Block block) {
    return Value.Fields.of(fields(block.body(), false), Value.Mark.at(block.header()));
  }

  /** {@code dynamic "type" { for_each, iterator, content {} }}. */
  private void dynamic(Body.Block block, Map<String, Nested> nested) {
    Optional<Body.Block> content = block.body().blocks("content").findFirst();
    Optional<Body.Attribute> forEach = block.body().attribute("for_each");
    if (block.labels().size() != 1 || content.isEmpty() || forEach.isEmpty()) {
      planning.add(
          Diagnostic.error(
              "terraform_dynamic",
              "Dynamic block is not whole",
              "It has one label, the type of block, and in it for_each and a content block.",
              block.header()));
      return;
    }
    String type = block.labels().getFirst();
    Nested group = group(nested, type, block.header());
    group.dynamic = Optional.of(block.header());
    Value collection = planning.attempt(forEach.get().value(), scope);
    String iterator = iterator(block).orElse(type);
    Optional<String> unknown = unknown(collection);
    if (unknown.isPresent()) {
      Value any = new Value.Unknown(unknown.get(), Value.Mark.NONE);
      Bodies inner = inside(type, scope.and(iterator, pair(any, any)));
      planning.supposing(true, () -> inner.content(content.get()));
      group.unknown = unknown;
      return;
    }
    for (Map.Entry<Value, Value> each : each(collection, forEach.get().value().place())) {
      Scope within = scope.and(iterator, pair(each.getKey(), each.getValue()));
      Value made = inside(type, within).content(content.get());
      planning.keep(made, block.header());
      group.add(made);
    }
  }

  /** Returns why it is not known how many items there are. */
  private static Optional<String> unknown(Value collection) {
    return switch (collection) {
      case Value.Unknown unknown -> Optional.of(unknown.reason());
      case Value.Fields fields -> Optional.ofNullable(fields.otherwise());
      case Value.Items items when items.kind() == Value.Items.Kind.SET -> items.unknownReason();
      default -> Optional.empty();
    };
  }

  private static Optional<String> iterator(Body.Block block) {
    return block
        .body()
        .attribute("iterator")
        .map(Body.Attribute::value)
        .flatMap(value ->
            value instanceof Expression.Name name ? Optional.of(name.name()) : Optional.empty());
  }

  private List<Map.Entry<Value, Value>> each(Value collection, Place place) {
    List<Map.Entry<Value, Value>> each = new ArrayList<>();
    switch (collection) {
      case Value.Items items -> {
        if (items.items().size() > Expansion.MOST) {
          throw tooMany(place);
        }
        for (int i = 0; i < items.items().size(); i++) {
          Value item = items.items().get(i);
          Value key = items.kind() == Value.Items.Kind.SET ? item : Value.number(i);
          each.add(Map.entry(key, secret(item, collection)));
        }
      }
      case Value.Fields fields ->
          Comparison.sorted(fields)
              .forEach(
                  (key, value) -> each.add(Map.entry(Value.text(key), secret(value, collection))));
      default ->
          planning.add(
              Diagnostic.error(
                  "terraform_dynamic",
                  "Blocks can't be made of this",
                  "for_each is a list, set or map, and this is " + collection.kindName() + ".",
                  place));
    }
    return each;
  }

  private static Value secret(Value item, Value collection) {
    return collection.mark().sensitive() ? item.asSensitive() : item;
  }

  private static DiagnosticException tooMany(Place place) {
    return new DiagnosticException(
        Diagnostic.error(
            Budget.CODE,
            "Too many blocks",
            "At most %d are looked at.".formatted(Expansion.MOST),
            place));
  }

  private static Value pair(Value key, Value value) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("value", value);
    return Value.Fields.of(fields, Value.Mark.NONE);
  }
}

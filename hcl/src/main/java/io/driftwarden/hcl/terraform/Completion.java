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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes what is configured to what a plan shows. Values have their attributes' types; what is
 * absent is null, or what the provider takes then, or unknown where that decides. What nobody wrote
 * has no place.
 */
final class Completion {
  private static final Pattern VERSION_LAST =
      Pattern.compile("^\\{(.*),(\"Version\":\"[^\"]*\")\\}$", Pattern.DOTALL);

  /** Protocols of firewall rules, by the numbers that the internet has for them. */
  private static final Map<String, String> PROTOCOLS =
      Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6", "all", "-1");

  private final Planning planning;
  private final Habits habits;
  private final String reason;

  /**
   * Makes one.
   *
   * @param reason why that is unknown which the provider decides
   */
  Completion(Planning planning, Habits habits, String reason) {
    this.planning = planning;
    this.habits = habits;
    this.reason = reason;
  }

  /** Returns the attributes and blocks of the schema, and then what it doesn't have. */
  SequencedMap<String, Value> of(BlockSchema schema, Map<String, Value> configured) {
    SequencedMap<String, Value> complete = of("", schema, configured);
    habits
        .only()
        .forEach((name, only) ->
            complete.computeIfPresent(name, (_, value) -> counted(value, only, complete)));
    return complete;
  }

  /** Returns what is left of a value that counts only with certain others. */
  private Value counted(Value value, Habits.Only only, Map<String, Value> complete) {
    return switch (complete.get(only.attribute())) {
      case Value.Text text when only.values().contains(text.value()) -> value;
      case Value.Text _ -> new Value.Null(value.mark());
      case null, default -> new Value.Unknown(reason, value.mark());
    };
  }

  /**
   * Returns a block's attributes and blocks.
   *
   * @param within the path to the block, with a point behind it
   */
  private SequencedMap<String, Value> of(
      String within, BlockSchema schema, Map<String, Value> configured) {
    SequencedMap<String, Value> complete = new LinkedHashMap<>();
    schema
        .attributes()
        .forEach((name, attribute) ->
            complete.put(name, attribute(within + name, attribute, configured.get(name))));
    schema
        .blocks()
        .forEach((name, nested) ->
            complete.put(name, blocks(within + name, nested, configured.get(name))));
    configured.forEach((name, value) -> complete.putIfAbsent(name, Unlisted.of(value, reason)));
    return complete;
  }

  private Value attribute(String path, Attribute attribute, @Nullable Value configured) {
    Value value = value(path, attribute, configured);
    return attribute.sensitive() ? value.asSensitive() : value;
  }

  private Value value(String path, Attribute attribute, @Nullable Value configured) {
    if (attribute.writeOnly()) {
      return new Value.Null(configured == null ? Value.Mark.NONE : configured.mark());
    }
    if (configured == null || configured instanceof Value.Null) {
      return absent(path, attribute, configured);
    }
    try {
      Value filled = filled(attribute.type(), configured);
      Value written = Shape.isWrittenAsBlocks(attribute) ? rewritten(path, filled) : filled;
      Value value = inside(path, attribute.nested(), written);
      Value fitting = Conversion.to(attribute.type(), value);
      return isOpenSet(fitting)
          ? new Value.Unknown(fitting.unknownReason().orElseThrow(), fitting.mark())
          : kept(path, attribute, fitting);
    } catch (Conversion.Misfit e) {
      planning.add(misfit(path, e.reason(), configured));
      return configured;
    }
  }

  private static Diagnostic misfit(String path, String reason, Value configured) {
    return Diagnostic.error(
        "terraform_type",
        "Value does not fit the attribute",
        "For \"%s\" %s.".formatted(path, reason),
        configured.mark().origin());
  }

  /** Providers take a set as unknown as soon as one of its items is. */
  private static boolean isOpenSet(Value value) {
    return value instanceof Value.Items items
        && items.kind() == Value.Items.Kind.SET
        && items.unknownReason().isPresent();
  }

  private Value kept(String path, Attribute attribute, Value value) {
    Optional<Habits.Habit> habit = habits.habit(path);
    if (habit.isEmpty()) {
      return value;
    }
    return switch (habit.get()) {
      case OWN -> Value.Unknown.of(attribute.type(), reason);
      case EMPTY -> isEmpty(value) ? absent(path, attribute, null) : value;
      case JSON, POLICY, PROTOCOL, LOWER, UPPER, UNSURE -> rewritten(habit.get(), value);
    };
  }

  private Value rewritten(Habits.Habit habit, Value value) {
    return switch (habit) {
      case JSON -> compact(value);
      case POLICY -> versionFirst(compact(value));
      case PROTOCOL ->
          text(value, text -> PROTOCOLS.getOrDefault(text, text.toLowerCase(Locale.ROOT)));
      case LOWER -> text(value, text -> text.toLowerCase(Locale.ROOT));
      case UPPER -> text(value, text -> text.toUpperCase(Locale.ROOT));
      case OWN, EMPTY, UNSURE -> value;
    };
  }

  private static Value text(Value value, UnaryOperator<String> change) {
    return value instanceof Value.Text text
        ? new Value.Text(change.apply(text.value()), text.mark())
        : value;
  }

  /** Rewrites what is in the objects of an attribute that may be written as blocks. */
  private Value rewritten(String path, Value value) {
    return switch (value) {
      case Value.Items items ->
          items.withItems(items.items().stream().map(item -> rewritten(path, item)).toList());
      case Value.Fields fields when fields.otherwise() == null -> {
        SequencedMap<String, Value> all = new LinkedHashMap<>(fields.fields());
        all.replaceAll((name, field) ->
            habits.habit(path + "." + name).map(habit -> rewritten(habit, field)).orElse(field));
        yield new Value.Fields(all, null, fields.mark());
      }
      default -> value;
    };
  }

  private static boolean isEmpty(Value value) {
    return switch (value) {
      case Value.Text text -> text.value().isEmpty();
      case Value.Items items -> items.items().isEmpty();
      case Value.Fields fields -> fields.fields().isEmpty() && fields.otherwise() == null;
      default -> false;
    };
  }

  private Value compact(Value value) {
    if (!(value instanceof Value.Text text)) {
      return value;
    }
    try {
      Value read = Functions.call("jsondecode", List.of(text), planning);
      return Functions.call("jsonencode", List.of(read), planning).with(text.mark());
    } catch (FunctionException e) {
      return value;
    }
  }

  private static Value versionFirst(Value value) {
    if (!(value instanceof Value.Text text)) {
      return value;
    }
    String moved = VERSION_LAST.matcher(text.value()).replaceFirst("{$2,$1}");
    return new Value.Text(moved, text.mark());
  }

  private Value absent(String path, Attribute attribute, @Nullable Value configured) {
    boolean unsure = habits.habit(path).filter(Habits.Habit.UNSURE::equals).isPresent();
    if (attribute.otherwise() != null && !unsure) {
      return json(attribute.otherwise());
    }
    if (attribute.computed() || unsure) {
      return Value.Unknown.of(attribute.type(), reason);
    }
    return configured == null ? new Value.Null(attribute.type(), Value.Mark.NONE) : configured;
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
            .forEach((name, field) ->
                all.merge(
                    name,
                    empty(field.type()),
                    (own, empty) -> own instanceof Value.Null ? empty : own));
        all.replaceAll((name, field) -> {
          Type.Field declared = object.fields().get(name);
          return declared == null ? field : filled(declared.type(), field);
        });
        yield Value.Fields.of(all, fields.mark());
      }
      default -> value;
    };
  }

  /** Returns what stands in such a block for what is left out. */
  private static Value empty(Type type) {
    return switch (type) {
      case Type.Primitive primitive ->
          switch (primitive) {
            case STRING -> Value.text("");
            case NUMBER -> Value.number(0);
            case BOOL -> Value.bool(false);
          };
      case Type.ListOf _, Type.SetOf _ -> Value.list(List.of());
      case Type.MapOf _, Type.ObjectOf _, Type.TupleOf _, Type.Any _ ->
          new Value.Null(Value.Mark.NONE);
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
  private Value inside(String path, @Nullable Nested nested, Value value) {
    if (nested == null) {
      return value;
    }
    return switch (value) {
      case Value.Fields fields when nested.nesting() == Nested.Nesting.MAP -> {
        SequencedMap<String, Value> all = new LinkedHashMap<>(fields.fields());
        all.replaceAll((_, item) -> object(path, nested, item));
        yield new Value.Fields(all, fields.otherwise(), fields.mark());
      }
      case Value.Fields fields -> object(path, nested, fields);
      case Value.Items items ->
          new Value.Items(
              items.kind(),
              items.items().stream().map(item -> object(path, nested, item)).toList(),
              items.mark());
      default -> value;
    };
  }

  private Value object(String path, Nested nested, Value value) {
    return value instanceof Value.Fields fields && fields.otherwise() == null
        ? Value.Fields.of(of(path + ".", nested.block(), fields.fields()), fields.mark())
        : value;
  }

  /** Blocks are configured as a list of objects, or unknown as a whole. */
  private Value blocks(String path, Nested nested, @Nullable Value configured) {
    if (configured instanceof Value.Unknown) {
      return configured;
    }
    List<Value> objects = new ArrayList<>();
    if (configured instanceof Value.Items items) {
      items.items().forEach(item -> objects.add(object(path, nested, item)));
    }
    if (objects.isEmpty() && nested.computed()) {
      return new Value.Unknown(reason, Value.Mark.NONE);
    }
    Value.Mark mark = Optional.ofNullable(configured).map(Value::mark).orElse(Value.Mark.NONE);
    return switch (nested.nesting()) {
      case SINGLE -> objects.isEmpty() ? new Value.Null(mark) : objects.getFirst();
      case GROUP ->
          objects.isEmpty()
              ? Value.Fields.of(of(path + ".", nested.block(), Map.of()), mark)
              : objects.getFirst();
      case SET -> set(objects, configured, mark);
      case LIST, MAP -> new Value.Items(Value.Items.Kind.LIST, objects, mark);
    };
  }

  /** Providers take blocks of a set as unknown as soon as anything in one is that is written. */
  private static Value set(List<Value> objects, @Nullable Value configured, Value.Mark mark) {
    Optional<String> unknown = Optional.ofNullable(configured).flatMap(Value::unknownReason);
    if (unknown.isPresent()) {
      return new Value.Unknown(unknown.get(), mark);
    }
    boolean whole = objects.stream().allMatch(object -> object.unknownReason().isEmpty());
    return whole
        ? Comparison.set(objects, mark)
        : new Value.Items(Value.Items.Kind.SET, objects, mark);
  }
}

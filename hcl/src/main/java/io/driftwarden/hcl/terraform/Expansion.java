package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.eval.Budget;
import io.driftwarden.hcl.eval.Evaluator;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** How many instances a resource or module call has, by {@code count} and {@code for_each}. */
sealed interface Expansion {
  /** The most instances that one block may have. */
  int MOST = 10_000;

  record Single() implements Expansion {}

  record Counted(int count) implements Expansion {}

  record Keyed(SequencedMap<String, Value> each) implements Expansion {}

  /** One instance stands for however many there will be. */
  record Unknown(String reason, Place place) implements Expansion {}

  /**
   * One instance.
   *
   * @param suffix what follows the block's address: nothing, {@code [0]}, {@code ["a"]} or, where
   *     the instances are not known, {@code [*]}
   * @param scope what names mean in it
   */
  record Instance(String suffix, Scope scope) {}

  /** Reports whether it isn't known whether there is any instance. */
  default boolean isSupposed() {
    return this instanceof Unknown;
  }

  /**
   * Returns a block's expansion.
   *
   * @throws DiagnosticException if {@code count} or {@code for_each} makes no sense
   */
  static Expansion of(Body body, Evaluator evaluator, Scope scope) {
    Optional<Body.Attribute> count = body.attribute("count");
    Optional<Body.Attribute> each = body.attribute("for_each");
    if (count.isPresent() && each.isPresent()) {
      throw wrong(
          "There are both count and for_each. Only one of them can decide.",
          each.get().namePlace());
    }
    if (count.isPresent()) {
      Place place = count.get().value().place();
      return counted(evaluator.evaluate(count.get().value(), scope), place);
    }
    if (each.isPresent()) {
      Place place = each.get().value().place();
      return keyed(evaluator.evaluate(each.get().value(), scope), place);
    }
    return new Single();
  }

  private static Expansion counted(Value value, Place place) {
    notEphemeral(value, place);
    Optional<String> unknown = value.unknownReason();
    if (unknown.isPresent()) {
      return new Unknown(unknown.get(), place);
    }
    BigDecimal number =
        switch (value) {
          case Value.Num count -> count.value();
          case Value.Text text when text.value().matches("[0-9]{1,9}") ->
              new BigDecimal(text.value());
          default -> throw wrong("count is a whole number of 0 or more.", place);
        };
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      throw wrong("count is a whole number of 0 or more.", place);
    }
    return new Counted(bounded(number, place));
  }

  private static int bounded(BigDecimal number, Place place) {
    if (number.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      throw new DiagnosticException(
          Diagnostic.error(
              Budget.CODE,
              "Too many instances",
              "%s would be made, and at most %d are looked at."
                  .formatted(number.toPlainString(), MOST),
              place));
    }
    return number.intValue();
  }

  private static Expansion keyed(Value value, Place place) {
    SequencedMap<String, Value> each = new LinkedHashMap<>();
    notEphemeral(value, place);
    boolean keys = value instanceof Value.Items ? value.holdsSensitive() : value.mark().sensitive();
    if (keys) {
      throw wrong("The keys of for_each can't be sensitive: addresses show them.", place);
    }
    switch (value) {
      case Value.Unknown unknown -> {
        return new Unknown(unknown.reason(), place);
      }
      case Value.Fields fields when fields.otherwise() != null -> {
        return new Unknown(fields.otherwise(), place);
      }
      case Value.Fields fields -> each.putAll(Comparison.sorted(fields));
      case Value.Items items when items.kind() == Value.Items.Kind.SET -> {
        for (Value item : items.items()) {
          if (!(item instanceof Value.Text text)) {
            Optional<String> unknown = item.unknownReason();
            if (unknown.isPresent()) {
              return new Unknown(unknown.get(), place);
            }
            throw wrong("A set for for_each holds strings.", place);
          }
          each.put(text.value(), item);
        }
      }
      default ->
          throw wrong(
              "for_each is a map or a set of strings, and this is %s. toset(…) makes a set of a list."
                  .formatted(value.kindName()),
              place);
    }
    bounded(BigDecimal.valueOf(each.size()), place);
    return new Keyed(each);
  }

  private static void notEphemeral(Value value, Place place) {
    if (value.marks().ephemeral()) {
      throw wrong("Ephemeral values can't decide how many instances there are.", place);
    }
  }

  private static DiagnosticException wrong(String detail, Place place) {
    return new DiagnosticException(
        Diagnostic.error("terraform_expansion", "Instances make no sense", detail, place));
  }

  /** Returns the instances in order, each with {@code count} or {@code each} in its scope. */
  default List<Instance> instances(Scope scope) {
    return switch (this) {
      case Single _ -> List.of(new Instance("", scope));
      case Counted(int count) -> {
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          instances.add(new Instance("[" + i + "]", scope.and("count", fields("index", i))));
        }
        yield instances;
      }
      case Keyed(SequencedMap<String, Value> each) -> {
        List<Instance> instances = new ArrayList<>();
        each.forEach((key, value) ->
            instances.add(
                new Instance(
                    "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]",
                    scope.and("each", pair(Value.text(key), value)))));
        yield instances;
      }
      case Unknown(String reason, Place _) -> {
        Value unknown = new Value.Unknown(reason, Value.Mark.NONE);
        Value nothing = new Value.Fields(new LinkedHashMap<>(), reason, Value.Mark.NONE);
        yield List.of(
            new Instance("[*]", scope.and("each", pair(unknown, unknown)).and("count", nothing)));
      }
    };
  }

  private static Value fields(String name, int value) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    fields.put(name, Value.number(value));
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  private static Value pair(Value key, Value value) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("value", value);
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  /** Returns what a reference to all the instances is. */
  default Value together(List<Value> instances) {
    return switch (this) {
      case Single _ -> instances.getFirst();
      case Counted _ -> Value.tuple(instances);
      case Keyed(SequencedMap<String, Value> each) -> {
        SequencedMap<String, Value> fields = new LinkedHashMap<>();
        int i = 0;
        for (String key : each.sequencedKeySet()) {
          fields.put(key, instances.get(i++));
        }
        yield Value.Fields.of(fields, Value.Mark.NONE);
      }
      case Unknown(String reason, Place _) -> new Value.Unknown(reason, Value.Mark.NONE);
    };
  }
}

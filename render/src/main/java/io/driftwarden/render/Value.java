package io.driftwarden.render;

import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A value of a resource: what would be deployed, and where in the repository it is decided. */
public sealed interface Value {
  /** Where the value is decided. */
  Place place();

  /** Reports whether the value, or any value in it, must never be shown. */
  default boolean sensitive() {
    return switch (this) {
      case Sensitive _ -> true;
      case Sequence sequence -> sequence.items().stream().anyMatch(Value::sensitive);
      case Mapping mapping -> mapping.fields().values().stream().anyMatch(Value::sensitive);
      case Null _, Bool _, Number _, Text _, Unknown _ -> false;
    };
  }

  record Null(Place place) implements Value {}

  record Bool(boolean value, Place place) implements Value {}

  record Number(BigDecimal value, Place place) implements Value {}

  record Text(String value, Place place) implements Value {}

  record Sequence(List<Value> items, Place place) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(SequencedMap<String, Value> fields, Place place) implements Value {
    public Mapping {
      fields = FewFields.copyOf(fields);
    }

    public Optional<Value> get(String key) {
      return Optional.ofNullable(fields.get(key));
    }
  }

  /**
   * A value that exists, but cannot be known without running something.
   *
   * @param reason why, as a clause: {@code known only after apply}
   * @param begins how it begins, if it is a text of which that is known, or empty
   */
  record Unknown(String reason, String begins, Place place) implements Value {
    public Unknown(String reason, Place place) {
      this(reason, "", place);
    }
  }

  /** A value that rules may test and that no output may show. */
  record Sensitive(Value value) implements Value {
    @Override
    public Place place() {
      return value.place();
    }
  }

  /**
   * Returns the value at a path, or the nearest one above it that is there: the place where a
   * missing attribute would have to be added.
   *
   * @param path keys of mappings as text, indexes of sequences as decimal numbers
   */
  default Value nearest(List<String> path) {
    Value here = this;
    for (String step : path) {
      Optional<Value> next = here.step(step);
      if (next.isEmpty()) {
        return here;
      }
      here = next.get();
    }
    return here;
  }

  private Optional<Value> step(String step) {
    return switch (this) {
      case Mapping mapping -> mapping.get(step);
      case Sequence sequence
          when step.chars().allMatch(Character::isDigit) && step.length() < 9 -> {
        int index = step.isEmpty() ? -1 : Integer.parseInt(step);
        yield index >= 0 && index < sequence.items().size()
            ? Optional.of(sequence.items().get(index))
            : Optional.empty();
      }
      case Sensitive sensitive -> sensitive.value().step(step);
      case Sequence _, Null _, Bool _, Number _, Text _, Unknown _ -> Optional.empty();
    };
  }

  /**
   * Returns this as plain data for JSON: null, Boolean, BigDecimal, String, List and Map in order.
   * What is unknown is left out of mappings and is null in sequences, as in Terraform's plan JSON.
   *
   * @param redact whether sensitive values are replaced by {@code (sensitive)}
   */
  default @org.jspecify.annotations.Nullable Object plain(boolean redact) {
    return switch (this) {
      case Null _, Unknown _ -> null;
      case Bool bool -> bool.value();
      case Number number -> number.value();
      case Text text -> text.value();
      case Sensitive sensitive -> redact ? "(sensitive)" : sensitive.value().plain(false);
      case Sequence sequence -> {
        List<@org.jspecify.annotations.Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(item.plain(redact)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @org.jspecify.annotations.Nullable Object> fields = new LinkedHashMap<>();
        mapping
            .fields()
            .forEach((key, value) -> {
              if (!(value instanceof Unknown)) {
                fields.put(key, value.plain(redact));
              }
            });
        yield fields;
      }
    };
  }
}

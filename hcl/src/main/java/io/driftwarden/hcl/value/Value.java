package io.driftwarden.hcl.value;

import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A value. Equality of records is not equality in the language: see {@link Comparison}. */
public sealed interface Value {
  /** Returns where it comes from and whether it may be shown. */
  Mark mark();

  /** Returns the same value with another mark. */
  Value with(Mark mark);

  /**
   * What a value carries beside itself.
   *
   * @param origin the expression that decides the value; null for what nobody wrote
   */
  record Mark(@Nullable Place origin, boolean sensitive) {
    public static final Mark NONE = new Mark(null, false);

    public static Mark at(Place origin) {
      return new Mark(origin, false);
    }
  }

  record Null(Mark mark) implements Value {
    @Override
    public Null with(Mark other) {
      return new Null(other);
    }
  }

  record Bool(boolean value, Mark mark) implements Value {
    @Override
    public Bool with(Mark other) {
      return new Bool(value, other);
    }
  }

  record Num(BigDecimal value, Mark mark) implements Value {
    @Override
    public Num with(Mark other) {
      return new Num(value, other);
    }
  }

  record Text(String value, Mark mark) implements Value {
    @Override
    public Text with(Mark other) {
      return new Text(value, other);
    }
  }

  /** Text of which only some stretches are known; the unknown ones are {@link Unknown}. */
  record PartlyText(List<Value> parts, Mark mark) implements Value {
    public PartlyText {
      parts = List.copyOf(parts);
    }

    @Override
    public PartlyText with(Mark other) {
      return new PartlyText(parts, other);
    }
  }

  /** What {@code jsonencode} makes of a value that is not wholly known: the value itself. */
  record PartlyJson(Value content, Mark mark) implements Value {
    @Override
    public PartlyJson with(Mark other) {
      return new PartlyJson(content, other);
    }
  }

  /** A list, tuple or set; a set is sorted and without repetitions. */
  record Items(Kind kind, List<Value> items, Mark mark) implements Value {
    /** Which of the three it is. */
    public enum Kind {
      LIST,
      TUPLE,
      SET
    }

    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Items with(Mark other) {
      return new Items(kind, items, other);
    }
  }

  /**
   * A map or object, in the order in which it was written.
   *
   * @param otherwise why a field that is not here is unknown; null where it then does not exist
   */
  record Fields(SequencedMap<String, Value> fields, @Nullable String otherwise, Mark mark)
      implements Value {
    public Fields {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    public static Fields of(SequencedMap<String, Value> fields, Mark mark) {
      return new Fields(fields, null, mark);
    }

    @Override
    public Fields with(Mark other) {
      return new Fields(fields, otherwise, other);
    }

    public Optional<Value> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  /** What cannot be known statically, and why: {@code known only after apply}. */
  record Unknown(String reason, Mark mark) implements Value {
    @Override
    public Unknown with(Mark other) {
      return new Unknown(reason, other);
    }
  }

  static Value text(String value) {
    return new Text(value, Mark.NONE);
  }

  static Value number(long value) {
    return new Num(BigDecimal.valueOf(value), Mark.NONE);
  }

  static Value bool(boolean value) {
    return new Bool(value, Mark.NONE);
  }

  static Value list(List<Value> items) {
    return new Items(Items.Kind.LIST, items, Mark.NONE);
  }

  static Value tuple(List<Value> items) {
    return new Items(Items.Kind.TUPLE, items, Mark.NONE);
  }

  /** Returns this as decided at a place, unless it knows already where it is decided. */
  default Value orAt(Place place) {
    return mark().origin() == null ? with(new Mark(place, mark().sensitive())) : this;
  }

  /** Returns this as decided at a place. */
  default Value at(Place place) {
    return with(new Mark(place, mark().sensitive()));
  }

  /** Returns this as something that may not be shown. */
  default Value asSensitive() {
    return mark().sensitive() ? this : with(new Mark(mark().origin(), true));
  }

  /** Reports whether this, or anything in it, may not be shown. */
  default boolean holdsSensitive() {
    return mark().sensitive() || children().stream().anyMatch(Value::holdsSensitive);
  }

  /** Returns why this, or something in it, is not known; empty if all of it is. */
  default Optional<String> unknownReason() {
    return this instanceof Unknown unknown
        ? Optional.of(unknown.reason())
        : this instanceof Fields fields && fields.otherwise() != null
            ? Optional.of(fields.otherwise())
            : children().stream().flatMap(child -> child.unknownReason().stream()).findFirst();
  }

  private Collection<Value> children() {
    return switch (this) {
      case Items items -> items.items();
      case Fields fields -> fields.fields().values();
      case PartlyText text -> text.parts();
      case PartlyJson json -> List.of(json.content());
      case Null _, Bool _, Num _, Text _, Unknown _ -> List.of();
    };
  }

  /** Returns how an error names what kind of value this is. */
  default String kindName() {
    return switch (this) {
      case Null _ -> "null";
      case Bool _ -> "a bool";
      case Num _ -> "a number";
      case Text _, PartlyText _, PartlyJson _ -> "a string";
      case Items items ->
          switch (items.kind()) {
            case LIST -> "a list";
            case TUPLE -> "a tuple";
            case SET -> "a set";
          };
      case Fields _ -> "an object";
      case Unknown _ -> "an unknown value";
    };
  }
}

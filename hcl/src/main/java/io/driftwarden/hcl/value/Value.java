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

  /** The most that one value may weigh; evaluation refuses what weighs more. */
  long HEAVIEST = 1_000_000;

  /** The most levels that a value may have; evaluation refuses what has more. */
  int DEEPEST = 250;

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
  final class Items implements Value {
    /** Which of the three it is. */
    public enum Kind {
      LIST,
      TUPLE,
      SET
    }

    private final Kind kind;
    private final List<Value> items;
    private final Mark mark;
    private final Contents contents;

    public Items(Kind kind, List<Value> items, Mark mark) {
      this(kind, List.copyOf(items), mark, Contents.of(items));
    }

    private Items(Kind kind, List<Value> items, Mark mark, Contents contents) {
      this.kind = kind;
      this.items = items;
      this.mark = mark;
      this.contents = contents;
    }

    public Kind kind() {
      return kind;
    }

    public List<Value> items() {
      return items;
    }

    @Override
    public Mark mark() {
      return mark;
    }

    @Override
    public Items with(Mark other) {
      return new Items(kind, items, other, contents);
    }
  }

  /** A map or object, in the order in which it was written. */
  final class Fields implements Value {
    private final SequencedMap<String, Value> fields;
    private final @Nullable String otherwise;
    private final Mark mark;
    private final Contents contents;

    /**
     * Makes one.
     *
     * @param otherwise why a field that is not here is unknown; null where it then does not exist
     */
    public Fields(SequencedMap<String, Value> fields, @Nullable String otherwise, Mark mark) {
      this(
          Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields)),
          otherwise,
          mark,
          Contents.of(fields));
    }

    private Fields(
        SequencedMap<String, Value> fields,
        @Nullable String otherwise,
        Mark mark,
        Contents contents) {
      this.fields = fields;
      this.otherwise = otherwise;
      this.mark = mark;
      this.contents = contents;
    }

    public static Fields of(SequencedMap<String, Value> fields, Mark mark) {
      return new Fields(fields, null, mark);
    }

    public SequencedMap<String, Value> fields() {
      return fields;
    }

    /** Returns why a field that is not here is unknown; null where it then does not exist. */
    public @Nullable String otherwise() {
      return otherwise;
    }

    @Override
    public Mark mark() {
      return mark;
    }

    @Override
    public Fields with(Mark other) {
      return new Fields(fields, otherwise, other, contents);
    }

    public Optional<Value> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  /**
   * What is true of all that is in a collection. It is found out once, from what its items know of
   * theirs: a value may be shared so often that walking through it would never end.
   *
   * @param weight how many values are in it, and how much text, those that are shared counted each
   *     time
   * @param depth how many levels there are
   */
  record Contents(long weight, int depth, @Nullable String unknown, boolean sensitive) {
    static Contents of(Collection<Value> values) {
      long weight = 1;
      int depth = 0;
      String unknown = null;
      boolean sensitive = false;
      for (Value value : values) {
        weight += value.weight();
        depth = Math.max(depth, value.depth());
        unknown = unknown == null ? value.unknownReason().orElse(null) : unknown;
        sensitive |= value.holdsSensitive();
      }
      return new Contents(weight, depth + 1, unknown, sensitive);
    }

    static Contents of(SequencedMap<String, Value> fields) {
      Contents values = of(fields.values());
      long names = fields.keySet().stream().mapToLong(name -> name.length() / 2).sum();
      return new Contents(values.weight + names, values.depth, values.unknown, values.sensitive);
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
    return mark().sensitive() || contents().sensitive();
  }

  /** Returns why this, or something in it, is not known; empty if all of it is. */
  default Optional<String> unknownReason() {
    return switch (this) {
      case Unknown unknown -> Optional.of(unknown.reason());
      case Fields fields when fields.otherwise() != null -> Optional.of(fields.otherwise());
      default -> Optional.ofNullable(contents().unknown());
    };
  }

  /**
   * Returns how many values this is, and how much text, those that are shared counted each time.
   */
  default long weight() {
    return this instanceof Text text ? 1 + text.value().length() / 2 : contents().weight();
  }

  /** Returns how many levels there are in this: 1 for what is no collection. */
  default int depth() {
    return contents().depth();
  }

  private Contents contents() {
    return switch (this) {
      case Items items -> items.contents;
      case Fields fields -> fields.contents;
      case PartlyText text -> Contents.of(text.parts());
      case PartlyJson json -> Contents.of(List.of(json.content()));
      case Null _, Bool _, Num _, Text _, Unknown _ -> Contents.of(List.of());
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

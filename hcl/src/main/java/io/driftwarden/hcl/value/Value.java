package io.driftwarden.hcl.value;

import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  record Mark(@Nullable Place origin, boolean sensitive, boolean ephemeral) {
    public static final Mark NONE = new Mark(null, false);

    public Mark(@Nullable Place origin, boolean sensitive) {
      this(origin, sensitive, false);
    }

    public static Mark at(Place origin) {
      return new Mark(origin, false);
    }

    /** Returns this for what is also as secret as the other. */
    public Mark and(Mark other) {
      boolean same = (sensitive || !other.sensitive) && (ephemeral || !other.ephemeral);
      return same
          ? this
          : new Mark(origin, sensitive || other.sensitive, ephemeral || other.ephemeral);
    }

    /** Returns this for what is as secret as the other, and no more. */
    public Mark as(Mark other) {
      return new Mark(origin, other.sensitive, other.ephemeral);
    }

    /** Reports whether anything has to be kept from somebody. */
    public boolean secret() {
      return sensitive || ephemeral;
    }
  }

  /** Nothing, of a type. */
  record Null(Type type, Mark mark) implements Value {
    public Null(Mark mark) {
      this(Type.Any.ANY, mark);
    }

    @Override
    public Null with(Mark other) {
      return new Null(type, other);
    }
  }

  record Bool(boolean value, Mark mark) implements Value {
    @Override
    public Bool with(Mark other) {
      return new Bool(value, other);
    }
  }

  /**
   * A number.
   *
   * @param value the shortest decimal that stands for it
   * @param bits how many bits its mantissa has: see {@link Numbers}
   */
  record Num(BigDecimal value, int bits, Mark mark) implements Value {
    public Num(BigDecimal value, Mark mark) {
      this(value, Numbers.WRITTEN, mark);
    }

    /** Returns what is computed with, of which {@link #value} is the spelling. */
    public BigDecimal exactly() {
      return Numbers.exactly(value, bits);
    }

    @Override
    public Num with(Mark other) {
      return new Num(value, bits, other);
    }
  }

  /** Text, in the normal form NFC. */
  record Text(String value, Mark mark) implements Value {
    /** Below this no character combines with the one before it. */
    private static final int COMBINING = 0x300;

    public Text {
      value = isPlain(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    private static boolean isPlain(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= COMBINING) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Text with(Mark other) {
      return new Text(value, other);
    }
  }

  /**
   * Text of which only some stretches are known; the unknown ones are {@link Unknown}. Of a known
   * first part expressions know that the text begins with it, as they do in Terraform.
   */
  record PartlyText(List<Value> parts, Mark mark) implements Value {
    private static final int LONGEST_PREFIX = 128;

    public PartlyText {
      parts = List.copyOf(parts);
    }

    /** Returns how it begins, or nothing where that is not known. */
    public String prefix() {
      return !parts.isEmpty() && parts.getFirst() instanceof Text(String text, Mark _)
          ? Prefixes.safe(Prefixes.cut(text, LONGEST_PREFIX))
          : "";
    }

    @Override
    public PartlyText with(Mark other) {
      return new PartlyText(parts, other);
    }
  }

  /** What {@code jsonencode} makes of a value that is not wholly known: the value itself. */
  record PartlyJson(Value content, Mark mark) implements Value {
    /** Returns the character that it begins with, where that is known. */
    Optional<String> begins() {
      return switch (content) {
        case Items _ -> Optional.of("[");
        case Fields _ -> Optional.of("{");
        case PartlyText _, PartlyJson _ -> Optional.of("\"");
        case Unknown unknown when !unknown.limits().present() -> Optional.of("");
        case Unknown unknown -> Optional.of(unknown.type().jsonStart());
        case Null _, Bool _, Num _, Text _ -> Optional.empty();
      };
    }

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
    private @Nullable Type type;

    /** Makes one whose items, of a list or set, have the type of the first one that has a type. */
    public Items(Kind kind, List<Value> items, Mark mark) {
      this(kind, List.copyOf(items), mark, Contents.of(items), null);
    }

    private Items(Kind kind, List<Value> items, Mark mark, Contents contents, @Nullable Type type) {
      this.kind = kind;
      this.items = items;
      this.mark = mark;
      this.contents = contents;
      this.type = type;
    }

    /** Returns a list of items of a type. */
    public static Items list(Type item, List<Value> items, Mark mark) {
      return of(new Type.ListOf(item), Kind.LIST, items, mark);
    }

    /** Returns a set; the items are sorted, and none is there twice. */
    static Items set(Type item, List<Value> items, Mark mark) {
      return of(new Type.SetOf(item), Kind.SET, items, mark);
    }

    private static Items of(Type type, Kind kind, List<Value> items, Mark mark) {
      boolean open = type.element().filter(Type.Any.ANY::equals).isPresent() && !items.isEmpty();
      return new Items(kind, List.copyOf(items), mark, Contents.of(items), open ? null : type);
    }

    /** Returns the same collection of other items, of which each has the type of the one before. */
    public Items withItems(List<Value> others) {
      return new Items(kind, List.copyOf(others), mark, Contents.of(others), type());
    }

    private Type knownType() {
      Type found = type == null ? findType() : type;
      type = found;
      return found;
    }

    private Type findType() {
      if (kind == Kind.TUPLE) {
        return new Type.TupleOf(items.stream().map(Value::type).toList());
      }
      Type item = Type.firstKnown(items);
      return kind == Kind.LIST ? new Type.ListOf(item) : new Type.SetOf(item);
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
      return new Items(kind, items, other, contents, type);
    }
  }

  /** A map or object, in the order in which it was written. */
  final class Fields implements Value {
    private final SequencedMap<String, Value> fields;
    private final @Nullable String otherwise;
    private final Mark mark;
    private final Contents contents;
    private @Nullable Type type;

    /**
     * Makes an object.
     *
     * @param otherwise why a field that is not here is unknown; null where it then does not exist
     */
    public Fields(SequencedMap<String, Value> fields, @Nullable String otherwise, Mark mark) {
      this(
          Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields)),
          otherwise,
          mark,
          Contents.of(fields),
          null);
    }

    private Fields(
        SequencedMap<String, Value> fields,
        @Nullable String otherwise,
        Mark mark,
        Contents contents,
        @Nullable Type type) {
      this.fields = fields;
      this.otherwise = otherwise;
      this.mark = mark;
      this.contents = contents;
      this.type = type;
    }

    /** Returns a map of items of a type. */
    public static Fields map(Type item, SequencedMap<String, Value> fields, Mark mark) {
      boolean open = item instanceof Type.Any && !fields.isEmpty();
      Type type = new Type.MapOf(open ? Type.firstKnown(fields.values()) : item);
      return new Fields(
          Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields)),
          null,
          mark,
          Contents.of(fields),
          type);
    }

    /** Reports whether it is a map, whose items have one type. */
    public boolean isMap() {
      return type instanceof Type.MapOf;
    }

    /** Returns the same collection of other items, of which each has the type of the one before. */
    public Fields withFields(SequencedMap<String, Value> others) {
      return new Fields(others, otherwise, mark, Contents.of(others), type());
    }

    private Type knownType() {
      Type found = type == null ? findType() : type;
      type = found;
      return found;
    }

    private Type findType() {
      if (otherwise != null) {
        return Type.Any.ANY;
      }
      Map<String, Type> types = new LinkedHashMap<>();
      fields.forEach((name, value) -> types.put(name, value.type()));
      return Type.ObjectOf.having(types);
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
      return new Fields(fields, otherwise, other, contents, type);
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
  record Contents(long weight, int depth, @Nullable String unknown, Mark marks) {
    static Contents of(Collection<Value> values) {
      long weight = 1;
      int depth = 0;
      String unknown = null;
      Mark marks = Mark.NONE;
      for (Value value : values) {
        weight += value.weight();
        depth = Math.max(depth, value.depth());
        unknown = unknown == null ? value.unknownReason().orElse(null) : unknown;
        marks = marks.and(value.marks());
      }
      return new Contents(weight, depth + 1, unknown, marks);
    }

    Contents revealed() {
      return new Contents(weight, depth, unknown, Mark.NONE);
    }

    static Contents of(SequencedMap<String, Value> fields) {
      Contents values = of(fields.values());
      long names = fields.keySet().stream().mapToLong(name -> name.length() / 2).sum();
      return new Contents(values.weight + names, values.depth, values.unknown, values.marks);
    }
  }

  /**
   * What cannot be known statically, and why: {@code known only after apply}.
   *
   * @param type what it will be, {@link Type.Any} if that isn't known either
   * @param limits what is known of it all the same
   */
  record Unknown(String reason, Type type, Limits limits, Mark mark) implements Value {
    public Unknown(String reason, Mark mark) {
      this(reason, Type.Any.ANY, Limits.NONE, mark);
    }

    public static Unknown of(Type type, String reason) {
      return new Unknown(reason, type, Limits.NONE, Mark.NONE);
    }

    @Override
    public Unknown with(Mark other) {
      return new Unknown(reason, type, limits, other);
    }
  }

  /** Returns an unknown value within limits, or the only value that is within them. */
  static Value within(Limits limits, Type type, String reason) {
    return type instanceof Type.Any
        ? new Unknown(reason, Mark.NONE)
        : Only.within(limits, type, reason)
            .orElseGet(() -> new Unknown(reason, type, limits, Mark.NONE));
  }

  static Value text(String value) {
    return new Text(value, Mark.NONE);
  }

  static Value number(long value) {
    return new Num(BigDecimal.valueOf(value), Numbers.COUNTED, Mark.NONE);
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

  /** Returns the type; {@link Type.Any} where it isn't known. */
  default Type type() {
    return switch (this) {
      case Null none -> none.type();
      case Bool _ -> Type.Primitive.BOOL;
      case Num _ -> Type.Primitive.NUMBER;
      case Text _, PartlyText _, PartlyJson _ -> Type.Primitive.STRING;
      case Items items -> items.knownType();
      case Fields fields -> fields.knownType();
      case Unknown unknown -> unknown.type();
    };
  }

  /** Reports whether this is known, though perhaps not all that is in it. */
  default boolean isKnown() {
    return switch (this) {
      case Unknown _, PartlyText _, PartlyJson _ -> false;
      case Null _, Bool _, Num _, Text _, Items _, Fields _ -> true;
    };
  }

  /** Reports whether this is certainly not null. */
  default boolean isPresent() {
    return switch (this) {
      case Null _ -> false;
      case Unknown unknown -> unknown.limits().present();
      case Bool _, Num _, Text _, PartlyText _, PartlyJson _, Items _, Fields _ -> true;
    };
  }

  /** Returns this as decided at a place, unless it knows already where it is decided. */
  default Value orAt(Place place) {
    return mark().origin() == null ? at(place) : this;
  }

  /** Returns this as decided at a place. */
  default Value at(Place place) {
    return with(new Mark(place, mark().sensitive(), mark().ephemeral()));
  }

  /** Returns this as something that may not be shown. */
  default Value asSensitive() {
    return mark().sensitive() ? this : with(new Mark(mark().origin(), true, mark().ephemeral()));
  }

  /** Reports whether this, or anything in it, may not be shown. */
  default boolean holdsSensitive() {
    return marks().sensitive();
  }

  /** Returns how secret this is, with all that is in it. */
  default Mark marks() {
    return switch (this) {
      case Null _, Bool _, Num _, Text _, Unknown _ -> mark();
      case Items _, Fields _, PartlyText _, PartlyJson _ -> mark().and(contents().marks());
    };
  }

  /** Returns this as also secret as a mark. */
  default Value and(Mark other) {
    Mark both = mark().and(other);
    return both.equals(mark()) ? this : with(both);
  }

  /** Returns this with nothing in it secret. */
  default Value revealed() {
    if (!marks().secret()) {
      return this;
    }
    Mark open = mark().as(Mark.NONE);
    return switch (this) {
      case Items items ->
          new Items(
              items.kind,
              items.items.stream().map(Value::revealed).toList(),
              open,
              items.contents.revealed(),
              items.type);
      case Fields fields -> {
        SequencedMap<String, Value> revealed = new LinkedHashMap<>(fields.fields);
        revealed.replaceAll((_, value) -> value.revealed());
        yield new Fields(revealed, fields.otherwise, open, fields.contents.revealed(), fields.type);
      }
      case PartlyText text ->
          new PartlyText(text.parts().stream().map(Value::revealed).toList(), open);
      case PartlyJson json -> new PartlyJson(json.content().revealed(), open);
      case Null _, Bool _, Num _, Text _, Unknown _ -> with(open);
    };
  }

  /** Returns why this, or something in it, is not known; empty if all of it is. */
  default Optional<String> unknownReason() {
    return switch (this) {
      case Unknown unknown -> Optional.of(unknown.reason());
      case Fields fields when fields.otherwise() != null -> Optional.of(fields.otherwise());
      case Null _, Bool _, Num _, Text _ -> Optional.empty();
      default -> Optional.ofNullable(contents().unknown());
    };
  }

  /**
   * Returns how many values this is, and how much text, those that are shared counted each time.
   */
  default long weight() {
    return switch (this) {
      case Text text -> 1 + text.value().length() / 2;
      case Null _, Bool _, Num _, Unknown _ -> 1;
      case Items _, Fields _, PartlyText _, PartlyJson _ -> contents().weight();
    };
  }

  /** Returns how many levels there are in this: 1 for what is no collection. */
  default int depth() {
    return switch (this) {
      case Null _, Bool _, Num _, Text _, Unknown _ -> 1;
      case Items _, Fields _, PartlyText _, PartlyJson _ -> contents().depth();
    };
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

package io.driftwarden.hcl.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Conversion of values to types, as Terraform converts them; unknown stays unknown. */
public final class Conversion {
  /** More digits than any number that is meant. */
  private static final int LONGEST_NUMBER = 2000;

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  private Conversion() {}

  /** A value does not fit a type; the message says why, as a clause. */
  public static final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    public Misfit(String message) {
      super(message, null, false, false);
    }

    /** Returns the message, which is always there. */
    public String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Returns the value as one of the type.
   *
   * @throws Misfit if it can't be
   */
  public static Value to(Type type, Value value) throws Misfit {
    if (type instanceof Type.Any || isOf(type, value)) {
      return value;
    }
    if (isPartial(value)) {
      return partial(type, (Value.Fields) value);
    }
    Type from = value.type();
    if (!type.holdsOptional() && !isPossible(from, type)) {
      throw new Misfit(Mismatch.of(from, type));
    }
    return convert(type, value);
  }

  /** Reports whether values of a type can be converted to another, if perhaps not all. */
  public static boolean isPossible(Type from, Type to) {
    return Convertible.is(from, to, true);
  }

  /** Reports whether the value is of the type already, and nothing is to be filled in. */
  private static boolean isOf(Type type, Value value) {
    return type instanceof Type.Primitive
        ? value.type().equals(type)
        : !type.holdsOptional() && value.type().equals(type);
  }

  private static boolean isPartial(Value value) {
    return value instanceof Value.Fields fields && fields.otherwise() != null;
  }

  private static Value convert(Type type, Value value) throws Misfit {
    return switch (value) {
      case Value.Null(Type from, Value.Mark mark) ->
          new Value.Null(Expectation.type(from, type.plain()), mark);
      case Value.Unknown _ -> Expectation.unknown(value, type.plain());
      case Value.PartlyText _, Value.PartlyJson _ -> Expectation.unknown(value, type.plain());
      case Value.Bool _, Value.Num _, Value.Text _, Value.Items _, Value.Fields _ ->
          known(type, value);
    };
  }

  private static Value known(Type type, Value value) throws Misfit {
    return switch (type) {
      case Type.Any _ -> value;
      case Type.Primitive primitive -> primitive(primitive, value);
      case Type.ListOf(Type item) ->
          hasOpenLength(value) ? openList(value) : list(items(type, value), item, value.mark());
      case Type.SetOf(Type item) -> set(items(type, value), item, value.mark());
      case Type.MapOf(Type item) -> map(type, value, item);
      case Type.TupleOf(List<Type> types) -> tuple(type, value, types);
      case Type.ObjectOf(SequencedMap<String, Type.Field> fields) -> object(type, value, fields);
    };
  }

  /** Of a set's items those that aren't known may be the same as others. */
  private static boolean hasOpenLength(Value value) {
    return value instanceof Value.Items set
        && set.kind() == Value.Items.Kind.SET
        && set.items().size() > 1
        && set.unknownReason().isPresent();
  }

  private static Value openList(Value set) {
    Type list = new Type.ListOf(set.type().element().orElse(Type.Any.ANY));
    return Value.Unknown.of(list, set.unknownReason().orElse("not known")).with(set.mark());
  }

  private static Value primitive(Type.Primitive type, Value value) throws Misfit {
    return switch (type) {
      case STRING -> text(value);
      case NUMBER -> number(value);
      case BOOL -> bool(value);
    };
  }

  /**
   * Returns the value as text.
   *
   * @throws Misfit if it is a collection
   */
  public static Value text(Value value) throws Misfit {
    return switch (value) {
      case Value.Text _, Value.PartlyText _, Value.PartlyJson _ -> value;
      case Value.Bool bool -> new Value.Text(Boolean.toString(bool.value()), value.mark());
      case Value.Num number -> new Value.Text(spell(number.value()), value.mark());
      case Value.Null _, Value.Unknown _ -> to(Type.Primitive.STRING, value);
      case Value.Items _, Value.Fields _ -> throw misfit(Type.Primitive.STRING);
    };
  }

  /**
   * Returns the value as a number.
   *
   * @throws Misfit if it is none
   */
  public static Value number(Value value) throws Misfit {
    return switch (value) {
      case Value.Num _ -> value;
      case Value.Text text -> new Value.Num(parse(text.value()), value.mark());
      case Value.Null _, Value.Unknown _, Value.PartlyText _, Value.PartlyJson _ ->
          to(Type.Primitive.NUMBER, value);
      case Value.Bool _, Value.Items _, Value.Fields _ -> throw misfit(Type.Primitive.NUMBER);
    };
  }

  /**
   * Returns the value as true or false.
   *
   * @throws Misfit if it is neither
   */
  public static Value bool(Value value) throws Misfit {
    return switch (value) {
      case Value.Bool _ -> value;
      case Value.Text(String text, Value.Mark mark) -> new Value.Bool(truth(text), mark);
      case Value.Null _, Value.Unknown _, Value.PartlyText _, Value.PartlyJson _ ->
          to(Type.Primitive.BOOL, value);
      case Value.Num _, Value.Items _, Value.Fields _ -> throw misfit(Type.Primitive.BOOL);
    };
  }

  private static boolean truth(String text) throws Misfit {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean loud = lower.equals("true") || lower.equals("false");
        throw new Misfit(
            "a bool is required"
                + (loud ? "; to convert from string, use lowercase \"" + lower + "\"" : ""));
      }
    };
  }

  private static BigDecimal parse(String text) throws Misfit {
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw new Misfit("a number is required");
    }
    return Numbers.round(new BigDecimal(text), Numbers.WRITTEN);
  }

  /** Returns a number as Terraform spells it in text. */
  public static String spell(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - (long) plain.scale() > LONGEST_NUMBER
        ? plain.toString()
        : plain.toPlainString();
  }

  private static List<Value> items(Type type, Value value) throws Misfit {
    if (value instanceof Value.Items items) {
      return items.items();
    }
    throw new Misfit(Mismatch.of(value.type(), type));
  }

  private static Value list(List<Value> items, Type item, Value.Mark mark) throws Misfit {
    Type common = common(items, item);
    List<Value> converted = all(items, common);
    Type after = Unification.of(converted.stream().map(Value::type).toList()).orElse(common);
    return Value.Items.list(
        items.isEmpty() ? common.plain() : after,
        after.holdsAny() ? converted : all(converted, after),
        mark);
  }

  private static Value set(List<Value> items, Type item, Value.Mark mark) throws Misfit {
    Type common = common(items, item);
    return Comparison.set(common.plain(), all(items, common), mark);
  }

  private static Type common(List<Value> items, Type item) {
    return item instanceof Type.Any && !items.isEmpty()
        ? Unification.of(items.stream().map(Value::type).toList()).orElse(item)
        : item;
  }

  private static List<Value> all(List<Value> items, Type type) throws Misfit {
    List<Value> converted = new ArrayList<>(items.size());
    for (Value each : items) {
      converted.add(to(type, each));
    }
    return converted;
  }

  /**
   * Returns the values as of one type, as all of a list are: text wins over numbers and truths, and
   * objects are unified field by field.
   *
   * @throws Misfit if no type fits all
   */
  public static List<Value> unify(List<Value> values) throws Misfit {
    Optional<Type> type = Unification.of(values.stream().map(Value::type).toList());
    if (type.isEmpty() && !values.isEmpty()) {
      throw new Misfit("the values are of different types");
    }
    return type.isPresent() ? all(values, type.get()) : values;
  }

  private static Value map(Type type, Value value, Type item) throws Misfit {
    if (!(value instanceof Value.Fields from)) {
      throw new Misfit(Mismatch.of(value.type(), type));
    }
    List<Value> values = List.copyOf(from.fields().values());
    Type common = common(values, item);
    SequencedMap<String, Value> converted = new LinkedHashMap<>();
    for (Map.Entry<String, Value> each : from.fields().entrySet()) {
      converted.put(each.getKey(), to(common, each.getValue()));
    }
    return Value.Fields.map(common.plain(), converted, value.mark());
  }

  private static Value tuple(Type type, Value value, List<Type> types) throws Misfit {
    List<Value> items = items(type, value);
    if (items.size() != types.size()) {
      throw new Misfit(Mismatch.of(value.type(), type));
    }
    List<Value> converted = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      converted.add(to(types.get(i), items.get(i)));
    }
    return new Value.Items(Value.Items.Kind.TUPLE, converted, value.mark());
  }

  private static Value object(Type type, Value value, SequencedMap<String, Type.Field> fields)
      throws Misfit {
    if (!(value instanceof Value.Fields from)) {
      throw new Misfit(Mismatch.of(value.type(), type));
    }
    SequencedMap<String, Value> converted = new LinkedHashMap<>();
    for (Map.Entry<String, Type.Field> field : fields.entrySet()) {
      converted.put(field.getKey(), field(from, field.getKey(), field.getValue()));
    }
    return Value.Fields.of(converted, value.mark());
  }

  private static Value field(Value.Fields from, String name, Type.Field field) throws Misfit {
    Optional<Value> given = from.get(name);
    if (given.isEmpty() && from.otherwise() != null) {
      return new Value.Unknown(from.otherwise(), field.type().plain(), Limits.NONE, from.mark());
    }
    if (given.isEmpty() && !field.optional()) {
      throw new Misfit(
          from.isMap()
              ? "map has no element for required attribute \"" + name + "\""
              : "attribute \"" + name + "\" is required");
    }
    Value present =
        given.orElseGet(
            () -> new Value.Null(field.type().plain(), from.mark().as(Value.Mark.NONE)));
    Value filled = present instanceof Value.Null ? field.otherwise().orElse(present) : present;
    return to(field.type(), filled);
  }

  /** An object of which the rest is unknown keeps what is known of it. */
  private static Value partial(Type type, Value.Fields value) throws Misfit {
    return switch (type) {
      case Type.ObjectOf(var fields) -> object(type, value, fields);
      case Type.MapOf(Type item) -> {
        SequencedMap<String, Value> converted = new LinkedHashMap<>(value.fields());
        for (Map.Entry<String, Value> each : value.fields().entrySet()) {
          converted.put(each.getKey(), to(item, each.getValue()));
        }
        yield new Value.Fields(converted, value.otherwise(), value.mark());
      }
      case Type.Any _, Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw new Misfit(Mismatch.of(Type.ObjectOf.having(Map.of()), type));
    };
  }

  private static Misfit misfit(Type wanted) {
    return new Misfit(wanted.wanted() + " required");
  }
}

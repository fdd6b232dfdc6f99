package io.driftwarden.hcl.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** Conversion of values to types, as Terraform converts them; unknown stays unknown. */
public final class Conversion {
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
    if (value instanceof Value.Null || value instanceof Value.Unknown) {
      return value;
    }
    return switch (type) {
      case Type.Any _ -> value;
      case Type.Primitive primitive -> primitive(primitive, value);
      case Type.ListOf(Type item) -> items(value, item, Value.Items.Kind.LIST);
      case Type.SetOf(Type item) -> items(value, item, Value.Items.Kind.SET);
      case Type.MapOf(Type item) -> map(value, item);
      case Type.TupleOf(List<Type> types) -> tuple(value, types);
      case Type.ObjectOf(SequencedMap<String, Type.Field> fields) -> object(value, fields);
    };
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
      case Value.Text _, Value.PartlyText _, Value.PartlyJson _, Value.Null _, Value.Unknown _ ->
          value;
      case Value.Bool bool -> new Value.Text(Boolean.toString(bool.value()), value.mark());
      case Value.Num number -> new Value.Text(spell(number.value()), value.mark());
      case Value.Items _, Value.Fields _ -> throw misfit("a string", value);
    };
  }

  /**
   * Returns the value as a number.
   *
   * @throws Misfit if it is none
   */
  public static Value number(Value value) throws Misfit {
    return switch (value) {
      case Value.Num _, Value.Null _, Value.Unknown _ -> value;
      case Value.PartlyText text -> unknown(text);
      case Value.Text text -> new Value.Num(parse(text.value()), value.mark());
      case Value.Bool _, Value.Items _, Value.Fields _, Value.PartlyJson _ ->
          throw misfit("a number", value);
    };
  }

  /**
   * Returns the value as true or false.
   *
   * @throws Misfit if it is neither
   */
  public static Value bool(Value value) throws Misfit {
    return switch (value) {
      case Value.Bool _, Value.Null _, Value.Unknown _ -> value;
      case Value.PartlyText text -> unknown(text);
      case Value.Text(String text, Value.Mark mark) when text.equals("true") || text.equals("1") ->
          new Value.Bool(true, mark);
      case Value.Text(String text, Value.Mark mark) when text.equals("false") || text.equals("0") ->
          new Value.Bool(false, mark);
      case Value.Text _, Value.Num _, Value.Items _, Value.Fields _, Value.PartlyJson _ ->
          throw misfit("true or false", value);
    };
  }

  private static Value unknown(Value value) {
    return new Value.Unknown(value.unknownReason().orElse("not known"), value.mark());
  }

  private static BigDecimal parse(String text) throws Misfit {
    try {
      if (text.length() <= 200 && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException e) {
      throw new Misfit("\"" + text + "\" is not a number");
    }
    throw new Misfit("\"" + text + "\" is not a number");
  }

  /** Returns a number as Terraform spells it in text. */
  public static String spell(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() > 400
        ? plain.toString()
        : plain.toPlainString();
  }

  private static Value items(Value value, Type item, Value.Items.Kind kind) throws Misfit {
    if (!(value instanceof Value.Items from)) {
      throw misfit(kind == Value.Items.Kind.SET ? "a set" : "a list", value);
    }
    List<Value> converted = new ArrayList<>();
    for (Value each : from.items()) {
      converted.add(to(item, each));
    }
    List<Value> unified = item instanceof Type.Any ? unify(converted) : converted;
    return kind == Value.Items.Kind.SET
        ? Comparison.set(unified, value.mark())
        : new Value.Items(kind, unified, value.mark());
  }

  /**
   * Returns the values as of one type, as all of a list are: text wins over numbers and truths, and
   * objects are unified field by field.
   *
   * @throws Misfit if no type fits all
   */
  public static List<Value> unify(List<Value> values) throws Misfit {
    List<Value> typed = values.stream().filter(Conversion::hasType).toList();
    if (typed.stream().allMatch(Value.Fields.class::isInstance)) {
      return unifyFields(values);
    }
    if (typed.stream().allMatch(Value.Items.class::isInstance)) {
      return values;
    }
    boolean text = typed.stream().anyMatch(Conversion::isText);
    boolean mixed = typed.stream().map(Value::kindName).distinct().count() > 1;
    if (mixed && !text) {
      throw new Misfit("the values are of different types");
    }
    List<Value> unified = new ArrayList<>();
    for (Value value : values) {
      unified.add(text ? text(value) : value);
    }
    return unified;
  }

  private static boolean hasType(Value value) {
    return !(value instanceof Value.Null) && !(value instanceof Value.Unknown);
  }

  private static List<Value> unifyFields(List<Value> values) throws Misfit {
    SequencedMap<String, List<Value>> columns = new LinkedHashMap<>();
    for (Value value : values) {
      if (value instanceof Value.Fields fields) {
        fields
            .fields()
            .forEach((k, v) -> columns.computeIfAbsent(k, _ -> new ArrayList<>()).add(v));
      }
    }
    Map<String, Iterator<Value>> unified = new HashMap<>();
    for (Map.Entry<String, List<Value>> column : columns.entrySet()) {
      unified.put(column.getKey(), unify(column.getValue()).iterator());
    }
    List<Value> rows = new ArrayList<>();
    for (Value value : values) {
      rows.add(value instanceof Value.Fields fields ? row(fields, unified) : value);
    }
    return rows;
  }

  private static Value row(Value.Fields fields, Map<String, Iterator<Value>> columns) {
    SequencedMap<String, Value> row = new LinkedHashMap<>();
    fields.fields().forEach((k, _) -> row.put(k, Objects.requireNonNull(columns.get(k)).next()));
    return new Value.Fields(row, fields.otherwise(), fields.mark());
  }

  private static boolean isText(Value value) {
    return value instanceof Value.Text
        || value instanceof Value.PartlyText
        || value instanceof Value.PartlyJson;
  }

  private static Value map(Value value, Type item) throws Misfit {
    if (!(value instanceof Value.Fields from)) {
      throw misfit("a map", value);
    }
    SequencedMap<String, Value> converted = new LinkedHashMap<>();
    for (Map.Entry<String, Value> each : from.fields().entrySet()) {
      converted.put(each.getKey(), to(item, each.getValue()));
    }
    if (item instanceof Type.Any) {
      Iterator<Value> unified = unify(List.copyOf(converted.values())).iterator();
      converted.replaceAll((_, _) -> unified.next());
    }
    return new Value.Fields(converted, from.otherwise(), value.mark());
  }

  private static Value tuple(Value value, List<Type> types) throws Misfit {
    if (!(value instanceof Value.Items from) || from.items().size() != types.size()) {
      throw misfit("a tuple of " + types.size(), value);
    }
    List<Value> converted = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      converted.add(to(types.get(i), from.items().get(i)));
    }
    return new Value.Items(Value.Items.Kind.TUPLE, converted, value.mark());
  }

  private static Value object(Value value, SequencedMap<String, Type.Field> fields) throws Misfit {
    if (!(value instanceof Value.Fields from)) {
      throw misfit("an object", value);
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
      return new Value.Unknown(from.otherwise(), from.mark());
    }
    if (given.isEmpty() && !field.optional()) {
      throw new Misfit("the attribute \"" + name + "\" is missing");
    }
    Value present = given.orElseGet(() -> new Value.Null(from.mark()));
    Value filled = present instanceof Value.Null ? field.otherwise().orElse(present) : present;
    return to(field.type(), filled);
  }

  private static Misfit misfit(String wanted, Value value) {
    return new Misfit(wanted + " is needed, and this is " + value.kindName());
  }
}

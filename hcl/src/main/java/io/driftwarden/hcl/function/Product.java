package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Unification;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The function {@code setproduct}. */
final class Product {
  private static final int MOST = 1 << 17;

  /** Of longer arguments, and of longer products, Terraform doesn't say how long they are. */
  private static final int LONGEST_ARGUMENT = 1024;

  private static final int LONGEST = 2048;

  private Product() {}

  static Type type(Arguments a) throws FunctionException {
    if (a.size() < 2) {
      throw new FunctionException("at least two arguments are required");
    }
    List<Type> items = new ArrayList<>();
    boolean lists = true;
    for (int i = 0; i < a.size(); i++) {
      items.add(item(a, i));
      lists &= !(a.type(i) instanceof Type.SetOf);
    }
    Type tuple = new Type.TupleOf(items);
    return lists ? new Type.ListOf(tuple) : new Type.SetOf(tuple);
  }

  private static Type item(Arguments a, int index) throws FunctionException {
    return switch (a.type(index)) {
      case Type.SetOf(Type item) -> item;
      case Type.ListOf(Type item) -> item;
      case Type.TupleOf(List<Type> items) when items.isEmpty() -> Type.Any.ANY;
      case Type.TupleOf(List<Type> items) ->
          Unification.of(items)
              .orElseThrow(
                  () -> new FunctionException(index, "all elements must be of the same type"));
      case Type.Any _, Type.Primitive _, Type.MapOf _, Type.ObjectOf _ ->
          throw new FunctionException(index, "a set or a list is required");
    };
  }

  static Value of(Arguments a) throws FunctionException {
    Type type = type(a);
    Value.Mark marks = Value.Mark.NONE;
    boolean known = true;
    for (Value value : a.values()) {
      marks = marks.and(value.mark());
      known &= value.isKnown() && Lengths.of(value) instanceof Value.Num;
    }
    return (known ? known(a, type) : unknown(a, type)).and(marks);
  }

  private static Value unknown(Arguments a, Type type) {
    long most = 1;
    for (Value value : a.values()) {
      long longest =
          value.type() instanceof Type.TupleOf(List<Type> items) ? items.size() : longest(value);
      if (longest > LONGEST_ARGUMENT || most * longest > LONGEST) {
        return a.unknown(type);
      }
      most *= longest;
    }
    return Value.within(Limits.lengths(true, Math.min(1, most), most), type, a.reason());
  }

  private static long longest(Value value) {
    return value instanceof Value.Items items
        ? Lengths.of(value) instanceof Value.Num ? items.items().size() : Long.MAX_VALUE
        : Limits.of(value).longest();
  }

  private static Value known(Arguments a, Type type) throws FunctionException {
    Type tuple = type.element().orElseThrow();
    List<List<Value>> rows = List.of(List.of());
    for (int i = 0; i < a.size(); i++) {
      Type item = ((Type.TupleOf) tuple).items().get(i);
      List<Value> column = new ArrayList<>();
      for (Value value : a.items(i)) {
        column.add(converted(value, item));
      }
      rows = longer(rows, column);
    }
    List<Value> tuples = rows.stream().map(Value::tuple).toList();
    return type instanceof Type.ListOf
        ? Value.Items.list(tuple, tuples, Value.Mark.NONE)
        : Comparison.set(tuple, tuples, Value.Mark.NONE);
  }

  private static Value converted(Value value, Type type) throws FunctionException {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw new FunctionException(e.reason());
    }
  }

  private static List<List<Value>> longer(List<List<Value>> rows, List<Value> column)
      throws FunctionException {
    if ((long) rows.size() * column.size() > MOST) {
      throw new FunctionException("the product is too large");
    }
    List<List<Value>> longer = new ArrayList<>();
    for (List<Value> row : rows) {
      for (Value value : column) {
        List<Value> more = new ArrayList<>(row);
        more.add(value);
        longer.add(more);
      }
    }
    return longer;
  }
}

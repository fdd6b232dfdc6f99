package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The arguments of a call, converted as they are asked for. */
record Arguments(List<Value> values) {
  int size() {
    return values.size();
  }

  boolean has(int index) {
    return index < values.size();
  }

  Value value(int index) throws FunctionException {
    if (index >= values.size()) {
      throw new FunctionException("it needs at least " + (index + 1) + " arguments");
    }
    return values.get(index);
  }

  private Value present(int index) throws FunctionException {
    Value value = value(index);
    if (value instanceof Value.Null) {
      throw new FunctionException("argument " + (index + 1) + " is null");
    }
    return value;
  }

  String text(int index) throws FunctionException {
    return textOf(present(index), index);
  }

  private static String textOf(Value value, int index) throws FunctionException {
    try {
      if (Conversion.text(value) instanceof Value.Text(String text, Value.Mark _)) {
        return text;
      }
    } catch (Misfit e) {
      throw misfit(index, e.reason());
    }
    throw misfit(index, "a string is needed");
  }

  BigDecimal number(int index) throws FunctionException {
    try {
      if (Conversion.number(present(index)) instanceof Value.Num(BigDecimal n, Value.Mark _)) {
        return n;
      }
    } catch (Misfit e) {
      throw misfit(index, e.reason());
    }
    throw misfit(index, "a number is needed");
  }

  int whole(int index) throws FunctionException {
    try {
      return number(index).intValueExact();
    } catch (ArithmeticException e) {
      throw misfit(index, "a whole number is needed");
    }
  }

  boolean bool(int index) throws FunctionException {
    try {
      if (Conversion.bool(present(index)) instanceof Value.Bool(boolean b, Value.Mark _)) {
        return b;
      }
    } catch (Misfit e) {
      throw misfit(index, e.reason());
    }
    throw misfit(index, "true or false is needed");
  }

  List<Value> items(int index) throws FunctionException {
    if (present(index) instanceof Value.Items items) {
      return items.items();
    }
    throw misfit(index, "a list is needed, and this is " + values.get(index).kindName());
  }

  List<String> texts(int index) throws FunctionException {
    List<String> texts = new ArrayList<>();
    for (Value item : items(index)) {
      texts.add(textOf(item, index));
    }
    return texts;
  }

  Value.Fields fields(int index) throws FunctionException {
    if (present(index) instanceof Value.Fields fields) {
      return fields;
    }
    throw misfit(index, "a map is needed, and this is " + values.get(index).kindName());
  }

  SortedMap<String, Value> sorted(int index) throws FunctionException {
    return Comparison.sorted(fields(index));
  }

  static FunctionException misfit(int index, String reason) {
    return new FunctionException("argument " + (index + 1) + ": " + reason);
  }
}

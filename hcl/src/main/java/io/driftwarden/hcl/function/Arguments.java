package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The arguments of a call, of the types that the function's parameters have. */
record Arguments(List<Value> values) {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  int size() {
    return values.size();
  }

  boolean has(int index) {
    return index < values.size();
  }

  Value value(int index) {
    return values.get(index);
  }

  Type type(int index) {
    return values.get(index).type();
  }

  /** Returns the first reason for which an argument is not known. */
  String reason() {
    return values.stream()
        .map(Value::unknownReason)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("not known");
  }

  /** Returns an unknown value of a type, for the first reason there is. */
  Value unknown(Type type) {
    return Value.Unknown.of(type, reason());
  }

  String text(int index) {
    if (values.get(index) instanceof Value.Text(String text, var _)) {
      return text;
    }
    throw new IllegalStateException("a parameter of text takes known text");
  }

  Value.Num number(int index) {
    if (values.get(index) instanceof Value.Num number) {
      return number;
    }
    throw new IllegalStateException("a parameter of numbers takes known numbers");
  }

  BigDecimal exactly(int index) {
    return number(index).exactly();
  }

  /** Returns a whole number. */
  long whole(int index) throws FunctionException {
    return whole(exactly(index))
        .orElseThrow(() ->
            new FunctionException(
                "value must be a whole number, between %d and %d"
                    .formatted(Long.MIN_VALUE, Long.MAX_VALUE)));
  }

  private static Optional<Long> whole(BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.compareTo(LEAST) < 0 || whole.compareTo(MOST) > 0
        ? Optional.empty()
        : Optional.of(whole.longValueExact());
  }

  /** Returns a whole number of any size. */
  BigInteger big(int index) throws FunctionException {
    BigDecimal number = exactly(index);
    if (number.stripTrailingZeros().scale() > 0) {
      throw new FunctionException("value must be a whole number");
    }
    return number.toBigIntegerExact();
  }

  boolean bool(int index) {
    return values.get(index) instanceof Value.Bool(boolean bool, var _) && bool;
  }

  List<Value> items(int index) {
    return items(values.get(index));
  }

  static List<Value> items(Value value) {
    if (value instanceof Value.Items items) {
      return items.items();
    }
    throw new IllegalStateException("a parameter of lists takes known lists");
  }

  Value.Fields fields(int index) {
    if (values.get(index) instanceof Value.Fields fields) {
      return fields;
    }
    throw new IllegalStateException("a parameter of maps takes known maps");
  }

  SortedMap<String, Value> sorted(int index) {
    return Comparison.sorted(fields(index));
  }

  /** Returns the known texts of a list, without what is null. */
  List<String> texts(int index) {
    List<String> texts = new ArrayList<>();
    for (Value item : items(index)) {
      if (item instanceof Value.Text(String text, var _)) {
        texts.add(text);
      }
    }
    return texts;
  }
}

package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The operands of one call, counted from 0. */
public final class Operands {
  private final String name;
  private final Value[] values;

  Operands(String name, Value[] values) {
    this.name = name;
    this.values = values;
  }

  String name() {
    return name;
  }

  public Value value(int index) {
    return values[index];
  }

  public String text(int index) {
    return ((StringValue) values[index]).text();
  }

  NumberValue number(int index) {
    return (NumberValue) values[index];
  }

  ArrayValue array(int index) {
    return (ArrayValue) values[index];
  }

  public ObjectValue object(int index) {
    return (ObjectValue) values[index];
  }

  SetValue set(int index) {
    return (SetValue) values[index];
  }

  /** Returns a whole number. */
  BigInteger integer(int index) throws BuiltinException {
    return number(index)
        .integer()
        .orElseThrow(
            () -> wrongType(index, "must be integer number but got floating-point number"));
  }

  /** Returns a whole number within the range of an int. */
  int smallInteger(int index) throws BuiltinException {
    integer(index);
    return number(index).asInt().orElseThrow(() -> wrong(index, "is too large"));
  }

  /** Returns the elements of an array or set, or the keys of an object. */
  List<Value> elements(int index) {
    return elements(values[index]);
  }

  static List<Value> elements(Value value) {
    return switch (value) {
      case ArrayValue array -> array.elements();
      case SetValue set -> set.sorted();
      case ObjectValue object -> object.keys();
      default -> List.of();
    };
  }

  /** Returns a string, or all strings of an array or set. */
  List<String> texts(int index) {
    List<String> texts = new ArrayList<>();
    if (values[index] instanceof StringValue text) {
      texts.add(text.text());
    }
    elements(index).forEach(element -> texts.add(((StringValue) element).text()));
    return texts;
  }

  BuiltinException wrongType(int index, String problem) {
    return BuiltinException.type("%s: operand %d %s".formatted(name, index + 1, problem));
  }

  BuiltinException wrong(int index, String problem) {
    return BuiltinException.of("%s: operand %d %s".formatted(name, index + 1, problem));
  }

  /** Returns the problem of a builtin that may not be called at all. */
  BuiltinException off(String why) {
    return BuiltinException.fatal(name + ": " + why);
  }

  /** Returns the problem of operands that make no sense. */
  public BuiltinException wrong(String problem) {
    return BuiltinException.of(name + ": " + problem);
  }
}

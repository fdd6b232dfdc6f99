package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A builtin's name and types.
 *
 * @param isRelation whether a call has a value for each element of the result
 */
public record Signature(String name, List<Type> parameters, Type result, boolean isRelation) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** Reads {@code name(type, type) type}, with a {@code *} at the end for a relation. */
  static Signature parse(String text) {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    List<Type> parameters = new ArrayList<>();
    for (String type : text.substring(open + 1, close).split(",")) {
      if (!type.isBlank()) {
        parameters.add(Type.parse(type.strip()));
      }
    }
    String result = text.substring(close + 1).strip();
    boolean relation = result.endsWith("*");
    Type type = Type.parse(relation ? result.substring(0, result.length() - 1) : result);
    return new Signature(text.substring(0, open), parameters, type, relation);
  }

  void check(Value[] operands) throws BuiltinException {
    for (int i = 0; i < operands.length; i++) {
      if (!parameters.get(i).surelyHas(operands[i])) {
        check(i, operands[i]);
      }
    }
  }

  private void check(int index, Value operand) throws BuiltinException {
    Optional<String> problem = problem(index, operand);
    if (problem.isPresent()) {
      throw BuiltinException.type(name + ": " + problem.get());
    }
  }

  /** Returns what is wrong with an operand, counted from 0. */
  public Optional<String> problem(int index, Value operand) {
    return parameters
        .get(index)
        .problem(operand)
        .map(text -> "operand " + (index + 1) + " " + text);
  }
}

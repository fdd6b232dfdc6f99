package io.driftwarden.hcl.eval;

import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expression.Operator;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.Optional;

/**
 * {@code &&} and {@code ||} as they are from Terraform 1.12 on: a mistake in one side is passed
 * over where the other side decides, and in the right side also where the left is not known.
 */
record Logic(Expression.Binary binary, Attempt left, Attempt right) {
  static boolean isLogic(Expression.Binary binary) {
    return binary.operator() == Operator.AND || binary.operator() == Operator.OR;
  }

  Value value() {
    Optional<Value> a = left.value().map(value -> Operators.operand(binary, value, "left"));
    Optional<Value> b = right.value().map(value -> Operators.operand(binary, value, "right"));
    if (decides(a) || decides(b)) {
      return marked(Value.bool(binary.operator() == Operator.OR));
    }
    Optional<String> unknown = a.flatMap(Value::unknownReason);
    if (unknown.isPresent() && b.isEmpty()) {
      return marked(Value.Unknown.of(Type.Primitive.BOOL, unknown.get()));
    }
    return Operators.apply(binary, left.orThrow(), right.orThrow());
  }

  private boolean decides(Optional<Value> side) {
    return side.filter(Value.Bool.class::isInstance)
        .map(value -> ((Value.Bool) value).value())
        .filter(value -> value == (binary.operator() == Operator.OR))
        .isPresent();
  }

  private Value marked(Value value) {
    Value.Mark mark = Value.Mark.at(binary.place());
    for (Attempt side : new Attempt[] {left, right}) {
      mark = mark.and(side.value().map(Value::marks).orElse(Value.Mark.NONE));
    }
    return value.with(mark);
  }
}

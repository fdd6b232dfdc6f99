package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Arrays. */
final class Arrays {
  static final Table TABLE =
      new Table()
          .add("array.concat(array, array) array", (_, in) -> concat(in))
          .add("array.flatten(array) array", (_, in) -> flatten(in))
          .add(
              "array.reverse(array) array",
              (_, in) -> ArrayValue.of(in.array(0).elements().reversed()))
          .add("array.slice(array, number, number) array", (_, in) -> slice(in));

  private Arrays() {}

  private static Value concat(Operands in) {
    List<Value> all = new ArrayList<>(in.array(0).elements());
    all.addAll(in.array(1).elements());
    return ArrayValue.of(all);
  }

  private static Value flatten(Operands in) {
    List<Value> all = new ArrayList<>();
    for (Value element : in.array(0)) {
      if (element instanceof ArrayValue inner) {
        all.addAll(inner.elements());
      } else {
        all.add(element);
      }
    }
    return ArrayValue.of(all);
  }

  private static Value slice(Operands in) throws BuiltinException {
    int size = in.array(0).size();
    int from = within(in.integer(1), size);
    int to = within(in.integer(2), size);
    return from >= to ? ArrayValue.EMPTY : ArrayValue.of(in.array(0).elements().subList(from, to));
  }

  private static int within(BigInteger index, int size) {
    return index.max(BigInteger.ZERO).min(BigInteger.valueOf(size)).intValue();
  }
}

package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Unification;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** Functions on sets, and flatten. */
final class SetFunctions {
  private static final Type SET = new Type.SetOf(Type.Any.ANY);

  private SetFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter first = Parameter.of("first_set", SET).taking(Takes.UNTYPED);
    Parameter others = Parameter.of("other_sets", SET).taking(Takes.UNTYPED);
    Parameter a = Parameter.of("a", SET).taking(Takes.UNTYPED);
    Parameter b = Parameter.of("b", SET).taking(Takes.UNTYPED);
    Signature sets = Signature.typed(SetFunctions::common, first).and(others);
    put(all, "setunion", sets, (args, _) -> operation(args, true, SetFunctions::union));
    put(
        all,
        "setintersection",
        sets,
        (args, _) -> operation(args, false, (x, y) -> chosen(x, y, true)));
    put(
        all,
        "setsubtract",
        Signature.typed(SetFunctions::common, a, b),
        (args, _) -> operation(args, false, (x, y) -> chosen(x, y, false)));
    put(
        all,
        "setproduct",
        Signature.typed(Product::type)
            .and(Parameter.any("sets").taking(Takes.SECRET, Takes.UNKNOWN)),
        (args, _) -> Product.of(args));
    put(
        all,
        "flatten",
        Signature.typed(Flattening::type, Parameter.any("list").taking(Takes.SECRET)),
        (args, _) -> Flattening.of(args));
  }

  private static Type common(Arguments a) throws FunctionException {
    List<Type> items = new ArrayList<>();
    for (Value value : a.values()) {
      Type item = value.type().element().orElse(Type.Any.ANY);
      boolean empty = value instanceof Value.Items set && set.items().isEmpty();
      if (!empty || !(item instanceof Type.Any)) {
        items.add(item);
      }
    }
    return new Type.SetOf(
        items.isEmpty()
            ? Type.Any.ANY
            : Unification.of(items)
                .orElseThrow(() ->
                    new FunctionException("given sets must all have compatible element types")));
  }

  private static Value operation(
      Arguments a, boolean unknowns, BinaryOperator<List<Value>> operator)
      throws FunctionException {
    Type type = common(a);
    List<Value> result = null;
    for (int i = 0; i < a.size(); i++) {
      Value set = converted(a.value(i), i, type);
      if (!set.isKnown() || (!unknowns && set.unknownReason().isPresent())) {
        return a.unknown(type);
      }
      List<Value> items = Arguments.items(set);
      result = result == null ? items : operator.apply(result, items);
    }
    return Comparison.set(
        type.element().orElseThrow(), result == null ? List.of() : result, Value.Mark.NONE);
  }

  private static Value converted(Value value, int index, Type type) throws FunctionException {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw new FunctionException(index, e.reason());
    }
  }

  private static List<Value> union(List<Value> a, List<Value> b) {
    List<Value> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private static List<Value> chosen(List<Value> a, List<Value> b, boolean common) {
    TreeSet<Value> others = new TreeSet<>(Comparison.ORDER);
    others.addAll(b);
    return a.stream().filter(item -> others.contains(item) == common).toList();
  }
}

package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.any;
import static io.driftwarden.hcl.function.Functions.outside;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.Map;

/**
 * Conversions, and marks. {@code try} and {@code can} are the evaluator's; their names are here.
 */
final class TypeFunctions {
  private TypeFunctions() {}

  static void declare(Map<String, Declared> all) {
    outside(all, "tostring", 1, (a, _) -> convert(Type.Primitive.STRING, a.value(0)));
    outside(all, "tonumber", 1, (a, _) -> convert(Type.Primitive.NUMBER, a.value(0)));
    outside(all, "tobool", 1, (a, _) -> convert(Type.Primitive.BOOL, a.value(0)));
    outside(all, "tolist", 1, (a, _) -> CollectionFunctions.list(a.value(0)));
    outside(all, "toset", 1, (a, _) -> set(a));
    outside(all, "tomap", 1, (a, _) -> convert(new Type.MapOf(new Type.Any()), a.value(0)));
    any(all, "sensitive", 1, (a, _) -> a.value(0).asSensitive());
    any(all, "nonsensitive", 1, (a, _) -> revealed(a.value(0)));
    any(all, "issensitive", 1, (a, _) -> Value.bool(a.value(0).mark().sensitive()));
    any(all, "ephemeralasnull", 1, (a, _) -> a.value(0));
    EncodingFunctions.unknown(all, "type", "type exists in the console only");
    EncodingFunctions.unknown(all, "try", "");
    EncodingFunctions.unknown(all, "can", "");
  }

  private static Value convert(Type type, Value value) throws FunctionException {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw Arguments.misfit(0, e.reason());
    }
  }

  private static Value set(Arguments a) throws FunctionException {
    return CollectionFunctions.list(a.value(0)) instanceof Value.Items list
        ? Comparison.set(list.items(), list.mark())
        : a.value(0);
  }

  private static Value revealed(Value value) {
    return value.with(new Value.Mark(value.mark().origin(), false));
  }
}

package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Conversions, and marks. {@code try} and {@code can} are the evaluator's; their names are here.
 */
final class TypeFunctions {
  private TypeFunctions() {}

  static void declare(Map<String, Declared> all) {
    conversion(all, "tostring", Type.Primitive.STRING);
    conversion(all, "tonumber", Type.Primitive.NUMBER);
    conversion(all, "tobool", Type.Primitive.BOOL);
    conversion(all, "tolist", new Type.ListOf(Type.Any.ANY));
    conversion(all, "toset", new Type.SetOf(Type.Any.ANY));
    conversion(all, "tomap", new Type.MapOf(Type.Any.ANY));
    Parameter value = anything("value");
    Signature same = Signature.typed(a -> a.type(0), value).orNull();
    put(all, "sensitive", same, (a, _) -> a.value(0).asSensitive());
    put(all, "nonsensitive", same, (a, _) -> revealed(a.value(0)));
    put(all, "ephemeralasnull", same, (a, _) -> withoutEphemeral(a.value(0)));
    put(
        all,
        "issensitive",
        Signature.of(Type.Primitive.BOOL, value).orNull(),
        (a, _) -> isSensitive(a));
    Signature expressions = Signature.of(Type.Any.ANY).and(value);
    put(all, "try", expressions, (a, _) -> a.value(0));
    put(all, "can", Signature.of(Type.Any.ANY, anything("expression")), (a, _) -> a.value(0));
  }

  private static Parameter anything(String name) {
    return Parameter.any(name).taking(Takes.NULL, Takes.UNKNOWN, Takes.UNTYPED, Takes.SECRET);
  }

  private static void conversion(Map<String, Declared> all, String name, Type type) {
    Signature signature = Signature.of(type, anything("v")).orNull();
    put(all, name, signature, (a, _) -> convert(type, a.value(0)));
  }

  private static Value convert(Type type, Value value) throws FunctionException {
    try {
      Value converted = Conversion.to(type, value);
      return value instanceof Value.Unknown(String reason, var _, var _, Value.Mark mark)
              && converted instanceof Value.Unknown made
              && !(type instanceof Type.Any)
          ? new Value.Unknown(reason, made.type(), made.limits(), mark)
          : converted;
    } catch (Misfit e) {
      throw new FunctionException(0, reason(type, value));
    }
  }

  private static String reason(Type type, Value value) {
    String wanted = type.wanted();
    if (value.holdsSensitive() && Conversion.isPossible(value.type(), type)) {
      return "cannot convert this sensitive %s to %s".formatted(value.type().label(), wanted);
    }
    if (!(value instanceof Value.Text(String text, var _)) || !(type instanceof Type.Primitive)) {
      return "cannot convert %s to %s".formatted(value.type().label(), wanted);
    }
    return type.equals(Type.Primitive.BOOL)
        ? "cannot convert %s to bool; only the strings \"true\" or \"false\" are allowed"
            .formatted(GoText.quote(text))
        : "cannot convert %s to number; given string must be a decimal representation of a number"
            .formatted(GoText.quote(text));
  }

  private static Value revealed(Value value) {
    Value.Mark mark = value.mark();
    return value.with(new Value.Mark(mark.origin(), false, mark.ephemeral()));
  }

  private static Value isSensitive(Arguments a) {
    boolean sensitive = a.value(0).mark().sensitive();
    return sensitive || a.value(0).isKnown()
        ? Value.bool(sensitive)
        : a.unknown(Type.Primitive.BOOL);
  }

  private static Value withoutEphemeral(Value value) {
    if (value.mark().ephemeral()) {
      Value.Mark mark = value.mark();
      return new Value.Null(value.type(), new Value.Mark(mark.origin(), mark.sensitive()));
    }
    if (!value.marks().ephemeral()) {
      return value;
    }
    return switch (value) {
      case Value.Items items ->
          items.withItems(items.items().stream().map(TypeFunctions::withoutEphemeral).toList());
      case Value.Fields fields -> {
        SequencedMap<String, Value> kept = new LinkedHashMap<>(fields.fields());
        kept.replaceAll((_, item) -> withoutEphemeral(item));
        yield fields.withFields(kept);
      }
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          new Value.Null(value.type(), Value.Mark.NONE);
    };
  }
}

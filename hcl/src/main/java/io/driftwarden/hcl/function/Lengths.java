package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long values are, known or not. */
final class Lengths {
  private Lengths() {}

  /** Returns a length, as secret as the value itself; what is in it may be more so. */
  static Value of(Value value) {
    return switch (value) {
      case Value.Items items -> of(items);
      case Value.Fields fields when fields.otherwise() != null ->
          Value.Unknown.of(Type.Primitive.NUMBER, fields.otherwise()).and(value.mark());
      case Value.Fields fields -> Value.number(fields.fields().size()).and(value.mark());
      case Value.Text(String text, var mark) -> Value.number(Letters.count(text)).and(mark);
      case Value.Null _, Value.Bool _, Value.Num _ ->
          throw new IllegalArgumentException("nothing that has a length");
      case Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ ->
          unknown(value).and(value.mark());
    };
  }

  /** Those of a set's items that aren't known may all be one. */
  private static Value of(Value.Items items) {
    int size = items.items().size();
    boolean open = items.kind() == Value.Items.Kind.SET && items.unknownReason().isPresent();
    Value length =
        open && size > 1
            ? Value.within(
                Limits.between(1, size),
                Type.Primitive.NUMBER,
                items.unknownReason().orElse("not known"))
            : Value.number(size);
    return length.and(items.mark());
  }

  private static Value unknown(Value value) {
    Limits limits = Limits.of(value);
    String reason = value.unknownReason().orElse("not known");
    return switch (value.type()) {
      case Type.TupleOf(List<Type> items) -> Value.number(items.size());
      case Type.ObjectOf(Map<String, Type.Field> fields) -> Value.number(fields.size());
      case Type.ListOf _, Type.SetOf _, Type.MapOf _ ->
          Value.within(
              Limits.between(limits.shortest(), limits.longest()), Type.Primitive.NUMBER, reason);
      case Type.Primitive _ -> atLeast(Letters.count(limits.prefix()), reason);
      case Type.Any _ -> Value.within(Limits.PRESENT, Type.Primitive.NUMBER, reason);
    };
  }

  private static Value atLeast(int letters, String reason) {
    Limits.Bound least = new Limits.Bound(BigDecimal.valueOf(letters), true);
    return Value.within(
        Limits.numbers(true, Optional.of(least), Optional.empty()), Type.Primitive.NUMBER, reason);
  }

  static boolean isEmpty(Value value) {
    return switch (value) {
      case Value.Items items -> items.items().isEmpty();
      case Value.Fields fields -> fields.fields().isEmpty() && fields.otherwise() == null;
      case Value.Text text -> text.value().isEmpty();
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          false;
    };
  }
}

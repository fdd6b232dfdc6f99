package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Splats: something read of every item. */
record Splats(Evaluator evaluator) {
  /** The name of the item at hand. */
  static final String ITEM = "[*]";

  Value of(Expression.Splat splat, Scope scope) {
    Value source = evaluator.evaluate(splat.source(), scope);
    Place place = splat.place();
    Value.Mark mark = Value.Mark.at(place).and(source.mark());
    boolean partial = source instanceof Value.Fields fields && fields.otherwise() != null;
    if (source instanceof Value.Null) {
      return ofNull(source, mark, place);
    }
    if (source.type() instanceof Type.Any && !partial) {
      return new Value.Unknown(Operators.reason(source), mark);
    }
    if (source.type().isSequence()) {
      return source instanceof Value.Items items
          ? ofItems(splat, items, scope).with(mark)
          : ofUnknown(splat, source, scope).with(mark);
    }
    Value one = evaluator.evaluate(splat.each(), scope.and(ITEM, source));
    return source.isPresent()
        ? new Value.Items(Value.Items.Kind.TUPLE, List.of(one), mark)
        : new Value.Unknown(Operators.reason(source), mark);
  }

  /** A splat makes an empty list of null that is no list. */
  private static Value ofNull(Value source, Value.Mark mark, Place place) {
    if (source.type().isSequence()) {
      throw Mistake.type(
          place, "Splat expressions (with the * symbol) cannot be applied to null sequences.");
    }
    return new Value.Items(Value.Items.Kind.TUPLE, List.of(), mark);
  }

  private Value ofItems(Expression.Splat splat, Value.Items items, Scope scope) {
    List<Value> values = new ArrayList<>();
    for (Value item : items.items()) {
      values.add(evaluator.evaluate(splat.each(), scope.and(ITEM, item)));
    }
    if (items.kind() == Value.Items.Kind.TUPLE) {
      return Value.tuple(values);
    }
    Type item = values.isEmpty() ? typeOfEach(splat, items.type(), scope) : Type.Any.ANY;
    return Value.Items.list(item, values, Value.Mark.NONE);
  }

  private Type typeOfEach(Expression.Splat splat, Type sequence, Scope scope) {
    return typeOf(splat, sequence.element().orElse(Type.Any.ANY), scope);
  }

  private Type typeOf(Expression.Splat splat, Type item, Scope scope) {
    Value any = Value.Unknown.of(item, "any item");
    return evaluator.evaluate(splat.each(), scope.and(ITEM, any)).type();
  }

  private Value ofUnknown(Expression.Splat splat, Value source, Scope scope) {
    String reason = Operators.reason(source);
    if (source.type() instanceof Type.TupleOf(List<Type> items)) {
      List<Type> types = new ArrayList<>();
      items.forEach(item -> types.add(typeOf(splat, item, scope)));
      return Value.within(Limits.PRESENT, new Type.TupleOf(types), reason);
    }
    Limits limits = Limits.of(source);
    Type list = new Type.ListOf(typeOfEach(splat, source.type(), scope));
    return Value.within(Limits.lengths(true, limits.shortest(), limits.longest()), list, reason);
  }
}

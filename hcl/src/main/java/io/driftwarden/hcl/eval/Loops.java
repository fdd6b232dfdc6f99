package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** For-expressions, and the directive {@code %{ for }}. */
record Loops(Evaluator evaluator) {
  /** One going through a collection: as secret as that and the conditions; unknown for a reason. */
  private static final class Pass {
    private Value.Mark marks;
    private Optional<String> unknown = Optional.empty();

    Pass(Place place) {
      this.marks = Value.Mark.at(place);
    }

    void note(Value value) {
      marks = marks.and(value.mark());
    }

    void unknown(Value value) {
      unknown = unknown.or(() -> Optional.of(Operators.reason(value)));
    }

    Value or(Value made) {
      return unknown.<Value>map(reason -> new Value.Unknown(reason, marks)).orElse(made);
    }
  }

  Value text(Expression.TemplateFor loop, Scope scope, Text text) {
    Expression.Loop written =
        new Expression.Loop(loop.key(), loop.value(), loop.collection(), Optional.empty());
    Pass pass = new Pass(loop.place());
    through(
        written,
        scope,
        pass,
        inner -> text.add(evaluator.evaluate(loop.body(), inner), loop.place()));
    return pass.unknown
        .<Value>map(reason -> Value.Unknown.of(Type.Primitive.STRING, reason).with(pass.marks))
        .orElseGet(() -> text.value().and(pass.marks));
  }

  Value tuple(Expression.ForTuple loop, Scope scope) {
    List<Value> values = new ArrayList<>();
    Pass pass = new Pass(loop.place());
    through(loop.loop(), scope, pass, inner -> values.add(evaluator.evaluate(loop.value(), inner)));
    return pass.or(new Value.Items(Value.Items.Kind.TUPLE, values, pass.marks));
  }

  Value object(Expression.ForObject loop, Scope scope) {
    SequencedMap<String, List<Value>> groups = new LinkedHashMap<>();
    Pass pass = new Pass(loop.place());
    through(
        loop.loop(),
        scope,
        pass,
        inner ->
            key(loop, inner, pass)
                .ifPresent(key ->
                    groups
                        .computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(evaluator.evaluate(loop.value(), inner))));
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    groups.forEach((key, values) -> fields.put(key, group(loop, key, values)));
    return pass.or(Value.Fields.of(fields, pass.marks));
  }

  private Optional<String> key(Expression.ForObject loop, Scope inner, Pass pass) {
    Place place = loop.key().place();
    Value key = evaluator.evaluate(loop.key(), inner);
    pass.note(key);
    if (key instanceof Value.Null) {
      throw Mistake.key(place, "Key expression in 'for' expression must not produce a null value.");
    }
    if (!key.isKnown()) {
      pass.unknown(key);
      return Optional.empty();
    }
    try {
      return Conversion.to(Type.Primitive.STRING, key) instanceof Value.Text(String text, var _)
          ? Optional.of(text)
          : Optional.empty();
    } catch (Misfit e) {
      throw Mistake.key(
          place, "The key expression produced an invalid result: %s.".formatted(e.reason()));
    }
  }

  private static Value group(Expression.ForObject loop, String key, List<Value> values) {
    if (loop.grouped()) {
      return Value.tuple(values);
    }
    if (values.size() > 1) {
      throw Mistake.at(
          loop.key().place(),
          "hcl_duplicate_key",
          "Key is made twice",
          "Two items have the key \"%s\". Write \"...\" after the value to group them."
              .formatted(key));
    }
    return values.getFirst();
  }

  /** Goes through the items whose condition holds. */
  private void through(Expression.Loop loop, Scope scope, Pass pass, Consumer<Scope> body) {
    Value collection = evaluator.evaluate(loop.collection(), scope);
    pass.note(collection);
    boolean iterable =
        collection.type().isSequence()
            || collection.type().element().isPresent()
            || collection.type() instanceof Type.ObjectOf;
    boolean unknown = collection instanceof Value.Unknown;
    if (unknown && collection.type() instanceof Type.Any) {
      pass.unknown(collection);
      return;
    }
    List<Map.Entry<Value, Value>> each =
        unknown && iterable ? List.of() : Access.each(collection, loop.collection().place());
    loop.condition().ifPresent(condition -> check(condition, loop, scope));
    if (unknown) {
      pass.unknown(collection);
      return;
    }
    for (Map.Entry<Value, Value> item : each) {
      Scope inner = inner(loop, item.getKey(), item.getValue(), scope);
      if (loop.condition().isEmpty() || holds(loop.condition().get(), inner, pass)) {
        body.accept(inner);
      }
    }
  }

  private static Scope inner(Expression.Loop loop, Value key, Value value, Scope scope) {
    Scope inner = scope.and(loop.value(), value);
    return loop.key().map(name -> inner.and(name, key)).orElse(inner);
  }

  /** A condition is wrong even if there is nothing to go through. */
  private void check(Expression condition, Expression.Loop loop, Scope scope) {
    Value any = new Value.Unknown("any item", Value.Mark.NONE);
    holds(condition, inner(loop, any, any, scope), new Pass(condition.place()));
  }

  private boolean holds(Expression condition, Scope inner, Pass pass) {
    Value value = evaluator.evaluate(condition, inner);
    if (value instanceof Value.Null) {
      throw Mistake.type(condition.place(), "The value of the 'if' clause must not be null.");
    }
    pass.note(value);
    try {
      Value converted = Conversion.to(Type.Primitive.BOOL, value);
      if (!converted.isKnown()) {
        pass.unknown(converted);
      }
      return converted instanceof Value.Bool(boolean holds, var _) && holds;
    } catch (Misfit e) {
      throw Mistake.type(
          condition.place(), "The 'if' clause value is invalid: %s.".formatted(e.reason()));
    }
  }
}

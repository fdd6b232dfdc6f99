package io.driftwarden.hcl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks through what is written, without evaluating it. */
public final class Expressions {
  private Expressions() {}

  /** Returns every expression of a body and of the blocks in it, the inner ones too. */
  public static Stream<Expression> in(Body body) {
    return Stream.concat(
        body.attributes().stream().flatMap(attribute -> in(attribute.value())),
        body.blocks().stream().flatMap(block -> in(block.body())));
  }

  /** Returns an expression and every one inside of it. */
  public static Stream<Expression> in(Expression expression) {
    return Stream.concat(
        Stream.of(expression), parts(expression).stream().flatMap(part -> in(part)));
  }

  /** Returns the expressions that one is directly made of. */
  public static List<Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _,
          Expression.BoolLiteral _,
          Expression.NumberLiteral _,
          Expression.TextLiteral _,
          Expression.Name _,
          Expression.SplatItem _ ->
          List.of();
      case Expression.Template template -> template.parts();
      case Expression.Wrapped wrapped -> List.of(wrapped.inner());
      case Expression.Parenthesized it -> List.of(it.inner());
      case Expression.TemplateIf it -> List.of(it.condition(), it.then(), it.otherwise());
      case Expression.TemplateFor it -> List.of(it.collection(), it.body());
      case Expression.Attribute attribute -> List.of(attribute.source());
      case Expression.Index index -> List.of(index.source(), index.key());
      case Expression.Splat splat -> List.of(splat.source(), splat.each());
      case Expression.Conditional it -> List.of(it.condition(), it.then(), it.otherwise());
      case Expression.Binary binary -> List.of(binary.left(), binary.right());
      case Expression.Not not -> List.of(not.operand());
      case Expression.Negate negate -> List.of(negate.operand());
      case Expression.Call call -> call.arguments();
      case Expression.Tuple tuple -> tuple.items();
      case Expression.ObjectOf object -> keysAndValues(object.items());
      case Expression.ForTuple loop -> concat(loop.loop(), loop.value());
      case Expression.ForObject loop -> concat(loop.loop(), loop.key(), loop.value());
    };
  }

  private static List<Expression> keysAndValues(List<Expression.Item> items) {
    List<Expression> parts = new ArrayList<>(2 * items.size());
    for (Expression.Item item : items) {
      parts.add(item.key());
      parts.add(item.value());
    }
    return parts;
  }

  private static List<Expression> concat(Expression.Loop loop, Expression... rest) {
    return Stream.of(Stream.of(loop.collection()), loop.condition().stream(), Stream.of(rest))
        .flatMap(all -> all)
        .toList();
  }

  /** Returns a text that is written out in full, as it is. */
  public static Optional<String> literal(Expression expression) {
    return expression instanceof Expression.TextLiteral text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}

package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads type constraints: {@code list(object({ a = optional(string, "x") }))}. */
public final class Types {
  private final Evaluator evaluator;

  public Types(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Returns the type that an expression is.
   *
   * @throws DiagnosticException if it is none
   */
  public Type of(Expression expression) {
    return switch (expression) {
      case Expression.Name(String name, Place place) -> primitive(name, place);
      case Expression.TextLiteral(String name, Place place) -> primitive(name, place);
      case Expression.Call call -> constructed(call);
      default -> throw noType(expression.place());
    };
  }

  private static Type primitive(String name, Place place) {
    return switch (name) {
      case "string" -> Type.Primitive.STRING;
      case "number" -> Type.Primitive.NUMBER;
      case "bool" -> Type.Primitive.BOOL;
      case "any" -> new Type.Any();
      case "list" -> new Type.ListOf(new Type.Any());
      case "set" -> new Type.SetOf(new Type.Any());
      case "map" -> new Type.MapOf(new Type.Any());
      default -> throw noType(place);
    };
  }

  private Type constructed(Expression.Call call) {
    if (call.arguments().size() != 1) {
      throw noType(call.place());
    }
    Expression argument = call.arguments().getFirst();
    return switch (call.name()) {
      case "list" -> new Type.ListOf(of(argument));
      case "set" -> new Type.SetOf(of(argument));
      case "map" -> new Type.MapOf(of(argument));
      case "tuple" -> {
        if (!(argument instanceof Expression.Tuple(List<Expression> items, Place _))) {
          throw noType(argument.place());
        }
        yield new Type.TupleOf(items.stream().map(this::of).toList());
      }
      case "object" -> object(argument);
      default -> throw noType(call.place());
    };
  }

  private Type object(Expression argument) {
    if (!(argument instanceof Expression.ObjectOf(List<Expression.Item> items, Place _))) {
      throw noType(argument.place());
    }
    SequencedMap<String, Type.Field> fields = new LinkedHashMap<>();
    for (Expression.Item item : items) {
      if (!(item.key() instanceof Expression.TextLiteral(String name, Place _))) {
        throw noType(item.key().place());
      }
      fields.put(name, field(item.value()));
    }
    return new Type.ObjectOf(fields);
  }

  private Type.Field field(Expression expression) {
    boolean optional = expression instanceof Expression.Call call && call.name().equals("optional");
    if (!optional || !(expression instanceof Expression.Call call) || call.arguments().isEmpty()) {
      return new Type.Field(of(expression), false, Optional.empty());
    }
    Optional<Value> otherwise =
        call.arguments().size() > 1
            ? Optional.of(evaluator.evaluate(call.arguments().get(1), (_, _) -> Optional.empty()))
            : Optional.empty();
    return new Type.Field(of(call.arguments().getFirst()), true, otherwise);
  }

  private static DiagnosticException noType(Place place) {
    return new DiagnosticException(
        Diagnostic.error(
            "terraform_type",
            "This is no type",
            "Types are string, number, bool, any, list(…), set(…), map(…), object({…}) and tuple([…]).",
            place));
  }
}

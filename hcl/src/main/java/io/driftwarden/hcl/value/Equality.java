package io.driftwarden.hcl.value;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The language's {@code ==}, of which the answer may be unknown. */
public final class Equality {
  private Equality() {}

  /** Returns whether two values are equal; empty if that is not known. Marks don't count. */
  public static Optional<Boolean> of(Value a, Value b) {
    if (a instanceof Value.Null || b instanceof Value.Null) {
      return withNull(a, b);
    }
    if (!a.isKnown() || !b.isKnown()) {
      return withUnknown(a, b);
    }
    if (holdsUntyped(a) || holdsUntyped(b)) {
      boolean apart =
          !Conformance.test(a.type(), b.type()) && !Conformance.test(b.type(), a.type());
      return apart ? Optional.of(false) : Optional.empty();
    }
    return a.type().equals(b.type()) ? ofOneType(a, b) : Optional.of(false);
  }

  /** Reports whether a part is so unknown that not even its type is known. */
  private static boolean holdsUntyped(Value value) {
    return switch (value) {
      case Value.Unknown unknown -> unknown.type() instanceof Type.Any;
      case Value.Items items ->
          items.type().holdsAny() && items.items().stream().anyMatch(Equality::holdsUntyped);
      case Value.Fields fields when fields.otherwise() != null -> true;
      case Value.Fields fields ->
          fields.type().holdsAny()
              && fields.fields().values().stream().anyMatch(Equality::holdsUntyped);
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _ ->
          false;
    };
  }

  private static Optional<Boolean> withNull(Value a, Value b) {
    if (a instanceof Value.Null && b instanceof Value.Null) {
      return Optional.of(true);
    }
    return a.isPresent() || b.isPresent() ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> withUnknown(Value a, Value b) {
    if (!a.isKnown() && !b.isKnown()) {
      return Optional.empty();
    }
    Value known = a.isKnown() ? a : b;
    Value unknown = a.isKnown() ? b : a;
    boolean apart =
        !Conformance.test(known.type(), unknown.type()) || Limits.of(unknown).exclude(known);
    return apart && !known.type().equals(Type.Any.ANY) ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> ofOneType(Value a, Value b) {
    return switch (a) {
      case Value.Num x when b instanceof Value.Num y ->
          Optional.of(x.value().compareTo(y.value()) == 0);
      case Value.Items x when b instanceof Value.Items y ->
          x.kind() == Value.Items.Kind.SET ? sets(x, y) : sequences(x.items(), y.items());
      case Value.Fields x when b instanceof Value.Fields y -> fields(x, y);
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Items _,
          Value.Fields _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          Optional.of(Comparison.equal(a, b));
    };
  }

  private static Optional<Boolean> sets(Value.Items a, Value.Items b) {
    boolean unknown = a.items().stream().anyMatch(item -> !item.isKnown());
    return unknown || b.items().stream().anyMatch(item -> !item.isKnown())
        ? Optional.empty()
        : Optional.of(Comparison.equal(a, b));
  }

  /** The first items that differ, or may, decide. */
  private static Optional<Boolean> sequences(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return Optional.of(false);
    }
    Iterator<Value> others = b.iterator();
    for (Value item : a) {
      Optional<Boolean> equal = of(item, others.next());
      if (equal.isEmpty() || !equal.get()) {
        return equal;
      }
    }
    return Optional.of(true);
  }

  private static Optional<Boolean> fields(Value.Fields a, Value.Fields b) {
    if (!a.fields().keySet().equals(b.fields().keySet())) {
      return Optional.of(false);
    }
    return sequences(
        List.copyOf(Comparison.sorted(a).values()), List.copyOf(Comparison.sorted(b).values()));
  }
}

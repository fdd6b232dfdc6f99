package io.driftwarden.hcl.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Finds the one value that limits leave. */
final class Only {
  /** More items than this stay one unknown list. */
  private static final long MOST = 1 << 16;

  private Only() {}

  static Optional<Value> within(Limits limits, Type type, String reason) {
    return limits.present()
        ? number(limits).or(() -> items(limits, type, reason))
        : Optional.empty();
  }

  private static Optional<Value> number(Limits limits) {
    return limits
        .least()
        .filter(least -> least.inclusive() && limits.most().filter(least::equals).isPresent())
        .map(least -> new Value.Num(least.value(), Value.Mark.NONE));
  }

  private static Optional<Value> items(Limits limits, Type type, String reason) {
    long size = limits.shortest();
    if (size != limits.longest() || size > MOST) {
      return Optional.empty();
    }
    Type item = type.element().orElse(Type.Any.ANY);
    List<Value> items = Collections.nCopies((int) size, Value.Unknown.of(item, reason));
    return switch (type) {
      case Type.ListOf _ -> Optional.of(Value.Items.list(item, items, Value.Mark.NONE));
      case Type.SetOf _ when size < 2 -> Optional.of(Value.Items.set(item, items, Value.Mark.NONE));
      case Type.MapOf _ when size == 0 ->
          Optional.of(Value.Fields.map(item, new LinkedHashMap<>(), Value.Mark.NONE));
      case Type.SetOf _,
          Type.MapOf _,
          Type.Any _,
          Type.Primitive _,
          Type.TupleOf _,
          Type.ObjectOf _ ->
          Optional.empty();
    };
  }
}

package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.OptionalLong;

/**
 * The two ends of a slice.
 *
 * @param known whether both are known; else they are 0
 */
record Slice(int from, int to, boolean known) {
  static Slice of(Arguments a) throws FunctionException {
    OptionalLong length = length(a.value(0));
    OptionalLong from = end(a, 1, "start", length);
    OptionalLong to = end(a, 2, "end", length);
    if (from.isEmpty() || to.isEmpty()) {
      return new Slice(0, 0, false);
    }
    if (from.getAsLong() > to.getAsLong()) {
      throw new FunctionException(1, "start index must not be greater than end index");
    }
    return new Slice(Math.toIntExact(from.getAsLong()), Math.toIntExact(to.getAsLong()), true);
  }

  private static OptionalLong length(Value list) {
    return switch (list.type()) {
      case Type.TupleOf(List<Type> items) -> OptionalLong.of(items.size());
      case Type.Any _,
          Type.Primitive _,
          Type.ListOf _,
          Type.SetOf _,
          Type.MapOf _,
          Type.ObjectOf _ ->
          list instanceof Value.Items items
              ? OptionalLong.of(items.items().size())
              : OptionalLong.empty();
    };
  }

  private static OptionalLong end(Arguments a, int index, String which, OptionalLong length)
      throws FunctionException {
    if (!a.value(index).isKnown()) {
      return OptionalLong.empty();
    }
    long end = whole(a, index, which);
    if (end < 0) {
      throw new FunctionException(index, which + " index must not be less than zero");
    }
    if (length.isPresent() && end > length.getAsLong()) {
      throw new FunctionException(
          index, which + " index must not be greater than the length of the list");
    }
    return OptionalLong.of(Math.min(end, Integer.MAX_VALUE));
  }

  private static long whole(Arguments a, int index, String which) throws FunctionException {
    try {
      return a.whole(index);
    } catch (FunctionException e) {
      throw new FunctionException(index, "invalid %s index: %s".formatted(which, e.reason()));
    }
  }
}

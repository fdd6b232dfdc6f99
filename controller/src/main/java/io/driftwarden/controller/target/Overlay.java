package io.driftwarden.controller.target;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lays what is live, or planned, over what was rendered, so that the same rules can judge it: each
 * value stands at its own place where git decides it, else at that of the nearest thing above it.
 *
 * <p>Live data is plain: null, Boolean, Number, String, List and Map, and the marks {@link Unknown}
 * and {@link Secret} for any of them.
 */
public final class Overlay {
  /**
   * Stands for a value that is known only after an apply.
   *
   * @param reason as a clause
   */
  public record Unknown(String reason) {}

  /** Marks a value that no output may show. */
  public record Secret(@Nullable Object value) {
    @Override
    public String toString() {
      return "(sensitive)";
    }
  }

  private Overlay() {}

  /**
   * Returns the rendered attributes with the live ones over them. Attributes that live data says
   * nothing about stay as they are rendered; what is inside of one is all live. What git doesn't
   * set, and that is not set live either or not known yet, is left out, as a rendering does.
   */
  public static Value.Mapping over(
      Value.Mapping rendered, Map<String, ? extends @Nullable Object> live) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>(rendered.fields());
    fields.putAll(fields(rendered, Optional.of(rendered), live));
    return new Value.Mapping(fields, rendered.place());
  }

  /**
   * Returns the item of each live one's counterpart in a rendered list: the one that has most in
   * common with it, if any has.
   */
  static List<Optional<Value>> counterparts(List<Value> rendered, List<?> live) {
    List<Value> unused = new ArrayList<>(rendered);
    List<Optional<Value>> found =
        new ArrayList<>(live.stream().map(_ -> Optional.<Value>empty()).toList());
    Comparator<Integer> mostAlike = Comparator.comparingInt(i -> -mostAlike(rendered, live.get(i)));
    IntStream.range(0, live.size())
        .boxed()
        .sorted(mostAlike)
        .forEach(i -> found.set(i, take(unused, live.get(i))));
    return found;
  }

  private static int mostAlike(List<Value> rendered, @Nullable Object live) {
    return rendered.stream().mapToInt(value -> Likeness.of(value, live)).max().orElse(0);
  }

  private static Optional<Value> take(List<Value> unused, @Nullable Object live) {
    Optional<Value> best =
        unused.stream()
            .filter(value -> Likeness.of(value, live) > 0)
            .max(Comparator.comparingInt(value -> Likeness.of(value, live)));
    best.ifPresent(unused::remove);
    return best;
  }

  private static Value at(Value near, Optional<Value> own, @Nullable Object live) {
    Place place = near.place();
    return switch (live) {
      case Secret secret -> secret(at(near, own.map(Overlay::bare), secret.value()));
      case Object _ when own.orElse(near) instanceof Value.Sensitive ->
          secret(at(bare(near), own.map(Overlay::bare), live));
      case Unknown unknown -> own.orElseGet(() -> new Value.Unknown(unknown.reason(), place));
      case null -> new Value.Null(place);
      case Boolean bool -> new Value.Bool(bool, place);
      case Number number -> new Value.Number(new BigDecimal(number.toString()), place);
      case List<?> list -> sequence(near, own, list);
      case Map<?, ?> map -> new Value.Mapping(fields(near, own, map), place);
      default -> new Value.Text(live.toString(), place);
    };
  }

  private static Value secret(Value value) {
    return value instanceof Value.Sensitive ? value : new Value.Sensitive(value);
  }

  private static Value bare(Value value) {
    return value instanceof Value.Sensitive sensitive ? sensitive.value() : value;
  }

  private static SequencedMap<String, Value> fields(
      Value near, Optional<Value> own, Map<?, ? extends @Nullable Object> live) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    live.forEach((key, value) -> {
      String name = String.valueOf(key);
      Optional<Value> inside =
          own.flatMap(it -> it instanceof Value.Mapping map ? map.get(name) : Optional.empty());
      if (inside.isPresent() || isSet(value)) {
        fields.put(name, at(inside.orElse(near), inside, value));
      }
    });
    return fields;
  }

  private static boolean isSet(@Nullable Object live) {
    return switch (live) {
      case null -> false;
      case Unknown _ -> false;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case Secret secret -> isSet(secret.value());
      default -> true;
    };
  }

  private static Value sequence(Value near, Optional<Value> own, List<?> live) {
    List<Value> rendered =
        own.orElse(near) instanceof Value.Sequence sequence && own.isPresent()
            ? sequence.items()
            : List.of();
    List<Optional<Value>> pairs = counterparts(rendered, live);
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      items.add(at(pairs.get(i).orElse(near), pairs.get(i), live.get(i)));
    }
    return new Value.Sequence(items, near.place());
  }
}

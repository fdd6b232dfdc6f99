package io.driftwarden.hcl.value;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of a value that is not known.
 *
 * @param present it is not null
 * @param prefix how it begins, if it is text
 * @param least what it is no less than, if it is a number
 * @param most what it is no more than, if it is a number
 * @param shortest how many items it has at least, if it is a collection
 * @param longest how many items it has at most, if it is a collection
 */
public record Limits(
    boolean present,
    String prefix,
    Optional<Bound> least,
    Optional<Bound> most,
    long shortest,
    long longest) {
  public static final Limits NONE =
      new Limits(false, "", Optional.empty(), Optional.empty(), 0, Long.MAX_VALUE);
  public static final Limits PRESENT =
      new Limits(true, "", Optional.empty(), Optional.empty(), 0, Long.MAX_VALUE);

  /** A number that others are compared with. */
  public record Bound(BigDecimal value, boolean inclusive) {
    static Optional<Bound> at(long value) {
      return Optional.of(new Bound(BigDecimal.valueOf(value), true));
    }
  }

  public static Limits prefix(String prefix) {
    return new Limits(true, prefix, Optional.empty(), Optional.empty(), 0, Long.MAX_VALUE);
  }

  /** Returns the limits of a length. */
  public static Limits between(long least, long most) {
    return new Limits(true, "", Bound.at(least), Bound.at(most), 0, Long.MAX_VALUE);
  }

  public static Limits numbers(boolean present, Optional<Bound> least, Optional<Bound> most) {
    return new Limits(present, "", least, most, 0, Long.MAX_VALUE);
  }

  public static Limits lengths(boolean present, long shortest, long longest) {
    return new Limits(present, "", Optional.empty(), Optional.empty(), shortest, longest);
  }

  /** Returns the same of what is not null. */
  public Limits andPresent() {
    return present ? this : new Limits(true, prefix, least, most, shortest, longest);
  }

  /** Returns the limits of a number that is within these or the others. */
  public Limits numbersOr(Limits other, boolean sure) {
    return numbers(sure, outer(least, other.least, -1), outer(most, other.most, 1));
  }

  private static Optional<Bound> outer(Optional<Bound> a, Optional<Bound> b, int sign) {
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    int order = Integer.signum(a.get().value().compareTo(b.get().value())) * sign;
    boolean both = a.get().inclusive() || b.get().inclusive();
    return order == 0 ? Optional.of(new Bound(a.get().value(), both)) : order > 0 ? a : b;
  }

  /** Returns the limits of a collection whose length is within these or the others. */
  public Limits lengthsOr(Limits other, boolean sure) {
    return lengths(sure, Math.min(shortest, other.shortest), Math.max(longest, other.longest));
  }

  /** Returns what is known of a value, which may be a known one. */
  public static Limits of(Value value) {
    return switch (value) {
      case Value.Unknown unknown -> unknown.limits();
      case Value.Null _ -> NONE;
      case Value.PartlyText text -> prefix(text.prefix());
      case Value.PartlyJson json -> json.begins().map(Limits::prefix).orElse(PRESENT);
      case Value.Text text -> prefix(text.value());
      case Value.Num number -> {
        Optional<Bound> self = Optional.of(new Bound(number.exactly(), true));
        yield numbers(true, self, self);
      }
      case Value.Bool _ -> PRESENT;
      case Value.Items items -> ofItems(items);
      case Value.Fields fields -> lengths(true, fields.fields().size(), fields.fields().size());
    };
  }

  private static Limits ofItems(Value.Items items) {
    int size = items.items().size();
    boolean sure = items.kind() != Value.Items.Kind.SET || items.unknownReason().isEmpty();
    return size < 2 || sure ? lengths(true, size, size) : lengths(true, 0, Long.MAX_VALUE);
  }

  /** Reports whether a known value can't be the one that these are the limits of. */
  boolean exclude(Value known) {
    return switch (known) {
      case Value.Text text -> !text.value().startsWith(prefix);
      case Value.Num number -> !reaches(number.exactly());
      case Value.Items items -> excludeLength(items.items().size());
      case Value.Fields fields -> excludeLength(fields.fields().size());
      case Value.Null _ -> present;
      case Value.Bool _, Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ -> false;
    };
  }

  private boolean excludeLength(int size) {
    return size < shortest || size > longest;
  }

  private boolean reaches(BigDecimal number) {
    int low = least.map(bound -> number.compareTo(bound.value())).orElse(1);
    int high = most.map(bound -> number.compareTo(bound.value())).orElse(-1);
    boolean lowEnough = low > 0 || (low == 0 && least.orElseThrow().inclusive());
    return lowEnough && (high < 0 || (high == 0 && most.orElseThrow().inclusive()));
  }
}

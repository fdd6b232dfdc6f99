package io.driftwarden.rego.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal number. One that was read keeps the text it had, so {@code 1.50} is written as
 * it was; two texts of the same number are equal.
 */
public final class NumberValue implements Value {
  /** How many digits before or after the point a number may have. */
  public static final int LARGEST_EXPONENT = 20_000;

  private static final NumberValue[] SMALL = small();

  private final BigDecimal value;
  private final @Nullable String written;

  private NumberValue(BigDecimal value, @Nullable String written) {
    this.value = value;
    this.written = written;
  }

  private static NumberValue[] small() {
    NumberValue[] numbers = new NumberValue[1024];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new NumberValue(BigDecimal.valueOf(i), null);
    }
    return numbers;
  }

  public static NumberValue of(long value) {
    return value >= 0 && value < SMALL.length
        ? SMALL[(int) value]
        : new NumberValue(BigDecimal.valueOf(value), null);
  }

  public static NumberValue of(BigInteger value) {
    return new NumberValue(new BigDecimal(value), null);
  }

  /**
   * Returns the number.
   *
   * @throws ArithmeticException for one beyond {@link #LARGEST_EXPONENT}
   */
  public static NumberValue of(BigDecimal value) {
    if (!fits(value)) {
      throw new ArithmeticException("number is too large");
    }
    return new NumberValue(value, null);
  }

  /** Returns the number that a JSON text means, if it is one and not too large. */
  public static Optional<NumberValue> parse(String text) {
    if (text.length() > LARGEST_EXPONENT) {
      return Optional.empty();
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return fits(value) ? Optional.of(new NumberValue(value, text)) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean fits(BigDecimal value) {
    long leading = (long) value.precision() - value.scale();
    return Math.abs(leading) <= LARGEST_EXPONENT
        && Math.abs((long) value.scale()) <= LARGEST_EXPONENT;
  }

  public BigDecimal value() {
    return value;
  }

  /** Reports whether it is a whole number. */
  public boolean isInteger() {
    return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /** Returns the whole number that this is, if it is one. */
  public Optional<BigInteger> integer() {
    return isInteger() ? Optional.of(value.toBigInteger()) : Optional.empty();
  }

  /** Returns the whole number that this is, if it is one that an int holds. */
  public Optional<Integer> asInt() {
    return isInteger() && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? Optional.of(value.intValue())
        : Optional.empty();
  }

  /** Returns the whole number of an int from 0 up that this is, else -1. */
  int smallInt() {
    if (value.signum() < 0 || !isInteger() || value.precision() - value.scale() > 10) {
      return -1;
    }
    long whole = value.longValue();
    return whole <= Integer.MAX_VALUE ? (int) whole : -1;
  }

  /** Returns the JSON text: as it was read, else without an exponent where it is whole. */
  public String text() {
    if (written != null) {
      return written;
    }
    return value.scale() <= 0 ? value.toPlainString() : DecimalText.of(value);
  }

  @Override
  public Kind kind() {
    return Kind.NUMBER;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof NumberValue that && value.compareTo(that.value) == 0);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value.doubleValue());
  }

  @Override
  public String toString() {
    return text();
  }
}

package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.NumberValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic as OPA does it: exact for whole numbers; else in binary floating point with 64 bits of
 * mantissa, of which the result is the shortest decimal that reads back the same.
 */
final class Arithmetic {
  private static final int MANTISSA = 64;
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private Arithmetic() {}

  /** How two numbers are made one. */
  interface Operation {
    BigDecimal apply(BigDecimal one, BigDecimal other);
  }

  static NumberValue compute(NumberValue one, NumberValue other, Operation operation) {
    if (one.isInteger() && other.isInteger()) {
      return NumberValue.of(operation.apply(one.value(), other.value()));
    }
    return shortest(operation.apply(binary(one.value()), binary(other.value())));
  }

  static NumberValue divide(NumberValue one, NumberValue other) {
    if (one.isInteger() && other.isInteger()) {
      BigInteger[] parts =
          one.value().toBigInteger().divideAndRemainder(other.value().toBigInteger());
      if (parts[1].signum() == 0) {
        return NumberValue.of(parts[0]);
      }
    }
    BigDecimal a = binary(one.value());
    BigDecimal b = binary(other.value());
    int scale = Math.max(a.scale(), b.scale());
    return shortest(rounded(a.setScale(scale).unscaledValue(), b.setScale(scale).unscaledValue()));
  }

  /** Returns the exact value of the nearest binary number. */
  private static BigDecimal binary(BigDecimal value) {
    return value.scale() > 0
        ? rounded(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : rounded(value.toBigInteger(), BigInteger.ONE);
  }

  private static BigDecimal rounded(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() == 0) {
      return BigDecimal.ZERO;
    }
    boolean negative = numerator.signum() != denominator.signum();
    BigInteger above = numerator.abs();
    BigInteger below = denominator.abs();
    int shift = MANTISSA + 2 - (above.bitLength() - below.bitLength());
    BigInteger[] parts =
        shift >= 0
            ? above.shiftLeft(shift).divideAndRemainder(below)
            : above.divideAndRemainder(below.shiftLeft(-shift));
    BigInteger mantissa = nearest(parts[0], parts[1].signum() != 0);
    int exponent = parts[0].bitLength() - MANTISSA - shift;
    BigDecimal result = scaled(mantissa, exponent);
    return negative ? result.negate() : result;
  }

  /**
   * Rounds to 64 bits, to even where it is half way; {@code more} says that a remainder is left.
   */
  private static BigInteger nearest(BigInteger quotient, boolean more) {
    int extra = quotient.bitLength() - MANTISSA;
    BigInteger kept = quotient.shiftRight(extra);
    BigInteger rest = quotient.subtract(kept.shiftLeft(extra));
    int half = rest.compareTo(BigInteger.ONE.shiftLeft(extra - 1));
    boolean up = half > 0 || (half == 0 && (more || kept.testBit(0)));
    return up ? kept.add(BigInteger.ONE) : kept;
  }

  private static BigDecimal scaled(BigInteger mantissa, int exponent) {
    return exponent >= 0
        ? new BigDecimal(mantissa.shiftLeft(exponent))
        : new BigDecimal(mantissa.multiply(FIVE.pow(-exponent)), -exponent);
  }

  private static NumberValue shortest(BigDecimal exact) {
    BigDecimal rounded = binary(exact);
    if (rounded.signum() == 0 || rounded.stripTrailingZeros().scale() <= 0) {
      return NumberValue.of(new BigDecimal(rounded.toBigInteger()));
    }
    for (int digits = 1; digits <= 21; digits++) {
      BigDecimal shorter = rounded.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (binary(shorter).compareTo(rounded) == 0) {
        return NumberValue.of(shorter);
      }
    }
    return NumberValue.of(rounded);
  }
}

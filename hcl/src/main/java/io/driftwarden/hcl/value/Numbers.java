package io.driftwarden.hcl.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as Terraform computes with them: binary, with a mantissa of up to 512 bits. A number is
 * kept as the shortest decimal that stands for it, which is how it is spelled; what is computed
 * with is what that decimal is in binary.
 */
public final class Numbers {
  /** The bits of numbers that are written, and of what is computed from them. */
  public static final int WRITTEN = 512;

  /** The bits of numbers that functions count. */
  public static final int COUNTED = 64;

  /** The bits of numbers that functions compute as Java's double. */
  public static final int DOUBLE = 53;

  /** This many bits always fit, so that the rest needs no look. */
  private static final int SMALL = 50;

  private Numbers() {}

  /** A number {@code mantissa * 2^exponent}. */
  private record Binary(BigInteger mantissa, int exponent) {
    BigDecimal decimal() {
      return exponent >= 0
          ? new BigDecimal(mantissa.shiftLeft(exponent))
          : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    }
  }

  /** Returns what a decimal is in binary, as an exact decimal. */
  static BigDecimal exactly(BigDecimal decimal, int bits) {
    if (isSmall(decimal)) {
      return decimal;
    }
    return rounded(decimal, bits).decimal();
  }

  private static boolean isSmall(BigDecimal decimal) {
    return decimal.signum() == 0
        || (decimal.scale() <= 0 && decimal.precision() - (long) decimal.scale() <= SMALL / 4);
  }

  private static Binary rounded(BigDecimal decimal, int bits) {
    BigInteger unscaled = decimal.unscaledValue();
    return decimal.scale() <= 0
        ? ratio(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE, bits)
        : ratio(unscaled, BigInteger.TEN.pow(decimal.scale()), bits);
  }

  /** Returns a fraction rounded to bits, half to even. */
  private static Binary ratio(BigInteger numerator, BigInteger denominator, int bits) {
    BigInteger magnitude = numerator.abs();
    int shift = bits + 2 - (magnitude.bitLength() - denominator.bitLength());
    BigInteger[] parts =
        (shift >= 0 ? magnitude.shiftLeft(shift) : magnitude)
            .divideAndRemainder(shift >= 0 ? denominator : denominator.shiftLeft(-shift));
    BigInteger quotient = parts[0];
    int surplus = quotient.bitLength() - bits;
    if (surplus <= 0) {
      return signed(quotient, -shift, numerator.signum());
    }
    BigInteger kept = quotient.shiftRight(surplus);
    boolean half = quotient.testBit(surplus - 1);
    boolean more = parts[1].signum() != 0 || quotient.getLowestSetBit() < surplus - 1;
    boolean up = half && (more || kept.testBit(0));
    return signed(up ? kept.add(BigInteger.ONE) : kept, surplus - shift, numerator.signum());
  }

  private static Binary signed(BigInteger mantissa, int exponent, int sign) {
    return new Binary(sign < 0 ? mantissa.negate() : mantissa, exponent);
  }

  /** Returns a decimal as a number of so many bits. */
  public static BigDecimal round(BigDecimal decimal, int bits) {
    if (isSmall(decimal) || (bits == WRITTEN && decimal.precision() <= 150)) {
      return decimal;
    }
    return shortest(rounded(decimal, bits), bits);
  }

  /** Returns a quotient as a number of so many bits. */
  public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor, int bits) {
    int scale = Math.max(0, Math.max(dividend.scale(), divisor.scale()));
    BigInteger numerator = dividend.setScale(scale).unscaledValue();
    BigInteger denominator = divisor.setScale(scale).unscaledValue();
    Binary quotient =
        denominator.signum() < 0
            ? ratio(numerator.negate(), denominator.negate(), bits)
            : ratio(numerator, denominator, bits);
    return shortest(quotient, bits);
  }

  /** Returns how many bits a number needs. */
  static int needed(BigDecimal exact) {
    if (exact.signum() == 0) {
      return 0;
    }
    BigDecimal plain = exact.stripTrailingZeros();
    BigInteger odd =
        plain.scale() <= 0
            ? plain.toBigIntegerExact().abs()
            : plain.unscaledValue().abs().divide(BigInteger.valueOf(5).pow(plain.scale()));
    return odd.bitLength() - Math.max(0, odd.getLowestSetBit());
  }

  /** Returns the shortest decimal that is rounded to the number, as Go's math/big finds it. */
  private static BigDecimal shortest(Binary number, int bits) {
    if (number.mantissa().signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigInteger mantissa = number.mantissa().abs();
    int missing = bits + 1 - mantissa.bitLength();
    BigInteger doubled = mantissa.shiftLeft(missing);
    int exponent = number.exponent() - missing;
    BigDecimal self = new Binary(doubled, exponent).decimal().stripTrailingZeros();
    String lower = digits(doubled.subtract(BigInteger.ONE), exponent);
    String upper = digits(doubled.add(BigInteger.ONE), exponent);
    BigDecimal found = within(self, lower, upper, !doubled.testBit(1));
    return number.mantissa().signum() < 0 ? found.negate() : found;
  }

  private static String digits(BigInteger mantissa, int exponent) {
    return new Binary(mantissa, exponent).decimal().stripTrailingZeros().unscaledValue().toString();
  }

  private static BigDecimal within(BigDecimal self, String lower, String upper, boolean inclusive) {
    String digits = self.unscaledValue().toString();
    for (int i = 0; i < digits.length(); i++) {
      char m = digits.charAt(i);
      char l = i < lower.length() ? lower.charAt(i) : '0';
      char u = i < upper.length() ? upper.charAt(i) : '0';
      boolean down = l != m || (inclusive && i + 1 == lower.length());
      boolean up = m != u && (inclusive || m + 1 < u || i + 1 < upper.length());
      if (down || up) {
        RoundingMode mode =
            down && up ? RoundingMode.HALF_EVEN : down ? RoundingMode.DOWN : RoundingMode.UP;
        return self.round(new MathContext(i + 1, mode)).stripTrailingZeros();
      }
    }
    return self;
  }
}

package io.driftwarden.hcl.function;

/** Logarithm and power as Go computes them, to the last bit. */
final class GoMath {
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877e-10;

  /** The coefficients of the polynomial that FreeBSD's e_log.c approximates with. */
  private static final double[] L = {
    0.6666666666666735,
    0.3999999999940942,
    0.2857142874366239,
    0.22222198432149784,
    0.1818357216161805,
    0.15313837699209373,
    0.14798198605116586
  };

  private GoMath() {}

  static double log(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return Math.log(x);
    }
    int k = exponent(x);
    double fraction = Math.scalb(x, -k);
    if (fraction < Math.sqrt(2) / 2) {
      fraction *= 2;
      k--;
    }
    double f = fraction - 1;
    double s = f / (2 + f);
    double s2 = s * s;
    double s4 = s2 * s2;
    double odd = s2 * (L[0] + s4 * (L[2] + s4 * (L[4] + s4 * L[6])));
    double even = s4 * (L[1] + s4 * (L[3] + s4 * L[5]));
    double half = 0.5 * f * f;
    return k * LN2_HIGH - ((half - (s * (half + (odd + even)) + k * LN2_LOW)) - f);
  }

  /** Returns the exponent with which the number is from ½ up to 1. */
  private static int exponent(double x) {
    return Math.abs(x) < Double.MIN_NORMAL
        ? Math.getExponent(x * 0x1p52) - 51
        : Math.getExponent(x) + 1;
  }

  static double pow(double x, double y) {
    boolean special = x == 0 || y == 0 || x == 1 || !Double.isFinite(x) || !Double.isFinite(y);
    double size = Math.abs(y);
    if (special || size >= 0x1p63 || (x < 0 && y != Math.rint(y))) {
      return Math.pow(x, y);
    }
    if (size == 0.5) {
      return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
    }
    double whole = Math.floor(size);
    double rest = size - whole;
    double result = 1;
    if (rest != 0) {
      if (rest > 0.5) {
        rest--;
        whole++;
      }
      result = StrictMath.exp(rest * log(x));
    }
    return raised(x, (long) whole, result, y < 0);
  }

  private static double raised(double x, long power, double start, boolean inverse) {
    int exponent = 0;
    int xe = exponent(x);
    double x1 = Math.scalb(x, -xe);
    double result = start;
    for (long i = power; i != 0; i >>= 1) {
      if (xe < -1 << 12 || 1 << 12 < xe) {
        exponent += xe;
        break;
      }
      if ((i & 1) == 1) {
        result *= x1;
        exponent += xe;
      }
      x1 *= x1;
      xe <<= 1;
      if (x1 < .5) {
        x1 += x1;
        xe--;
      }
    }
    return inverse ? Math.scalb(1 / result, -exponent) : Math.scalb(result, exponent);
  }
}

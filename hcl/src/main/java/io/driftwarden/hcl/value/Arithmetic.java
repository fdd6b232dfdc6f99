package io.driftwarden.hcl.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Computes with numbers; the result has as many bits as the longer operand. */
public final class Arithmetic {
  private Arithmetic() {}

  private static Value.Num of(BigDecimal exact, int bits) {
    return new Value.Num(Numbers.round(exact, bits), bits, Value.Mark.NONE);
  }

  private static int bits(Value.Num a, Value.Num b) {
    return Math.max(a.bits(), b.bits());
  }

  public static Value.Num plus(Value.Num a, Value.Num b) {
    return of(a.exactly().add(b.exactly()), bits(a, b));
  }

  public static Value.Num minus(Value.Num a, Value.Num b) {
    return of(a.exactly().subtract(b.exactly()), bits(a, b));
  }

  /** A product keeps all its bits, up to those of numbers that are written. */
  public static Value.Num times(Value.Num a, Value.Num b) {
    BigDecimal product = a.exactly().multiply(b.exactly());
    int bits =
        bits(a, b) == Numbers.WRITTEN
            ? Numbers.WRITTEN
            : Math.min(Numbers.WRITTEN, Math.max(bits(a, b), Numbers.needed(product)));
    return of(product, bits);
  }

  /** Divides by what is not zero. */
  public static Value.Num over(Value.Num a, Value.Num b) {
    int bits = bits(a, b);
    return new Value.Num(Numbers.divide(a.exactly(), b.exactly(), bits), bits, Value.Mark.NONE);
  }

  /** Returns what is left of a division; of one by zero, all. */
  public static Value.Num modulo(Value.Num a, Value.Num b) {
    if (b.value().signum() == 0) {
      return a;
    }
    BigDecimal times = over(a, b).value().setScale(0, RoundingMode.DOWN);
    BigDecimal divided =
        Numbers.exactly(
            Numbers.round(b.exactly().multiply(Numbers.exactly(times, a.bits())), a.bits()),
            a.bits());
    return of(a.exactly().subtract(divided), a.bits());
  }

  public static Value.Num negated(Value.Num a) {
    return new Value.Num(a.value().negate(), a.bits(), a.mark());
  }
}

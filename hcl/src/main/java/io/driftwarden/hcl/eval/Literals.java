package io.driftwarden.hcl.eval;

import io.driftwarden.hcl.value.Numbers;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;

/** Values that are written out. */
final class Literals {
  private Literals() {}

  /** A number with more digits than any that can be kept is rounded. */
  static Value number(BigDecimal number, Value.Mark mark) {
    return new Value.Num(Numbers.round(number, Numbers.WRITTEN), mark);
  }
}

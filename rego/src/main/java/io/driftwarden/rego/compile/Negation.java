package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Operand;
import java.util.BitSet;
import java.util.List;

/** Which slots the drafts of a negated literal bind themselves. */
final class Negation {
  private Negation() {}

  static BitSet bindable(List<Draft> drafts) {
    BitSet slots = new BitSet();
    for (Draft draft : drafts) {
      Operand result =
          switch (draft) {
            case Drafts.Ref ref -> ref.result();
            case Drafts.Call call -> call.result();
            default -> null;
          };
      if (result instanceof Operand.Slot(int index)) {
        slots.set(index);
      }
    }
    return slots;
  }
}

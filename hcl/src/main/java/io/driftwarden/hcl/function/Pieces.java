package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Text put together from pieces that are text themselves, known or not. */
final class Pieces {
  private Pieces() {}

  /** Returns the text of known pieces. */
  static Value joined(List<Value> pieces) throws FunctionException {
    BoundedText out = new BoundedText();
    for (Value piece : pieces) {
      out.append(piece instanceof Value.Text(String text, var _) ? text : "");
    }
    return Value.text(out.toString());
  }

  /**
   * Returns text of which rules see the known pieces.
   *
   * @param prefix what expressions know it to begin with, as they do in Terraform
   */
  static Value unknown(String prefix, List<Value> pieces) throws FunctionException {
    List<Value> parts = new ArrayList<>(List.of(Value.text(prefix)));
    BoundedText known = new BoundedText();
    for (Value piece : pieces) {
      switch (piece) {
        case Value.Text(String text, var _) -> {
          known.append(text);
          parts.add(piece);
        }
        case Value.PartlyText text -> parts.addAll(text.parts());
        case Value.Null _,
            Value.Bool _,
            Value.Num _,
            Value.Items _,
            Value.Fields _,
            Value.PartlyJson _,
            Value.Unknown _ ->
            parts.add(
                new Value.Unknown(piece.unknownReason().orElse("not known"), Value.Mark.NONE));
      }
    }
    return new Value.PartlyText(parts, Value.Mark.NONE);
  }
}

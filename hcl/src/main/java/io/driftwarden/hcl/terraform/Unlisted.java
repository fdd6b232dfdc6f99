package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What is configured and stands in no schema, since that is of another release or not there: the
 * provider may decide what is null, and may add attributes to blocks.
 */
final class Unlisted {
  private Unlisted() {}

  static SequencedMap<String, Value> of(SequencedMap<String, Value> configured, String reason) {
    SequencedMap<String, Value> open = new LinkedHashMap<>(configured);
    open.replaceAll((_, value) -> of(value, reason));
    return open;
  }

  static Value of(Value value, String reason) {
    return switch (value) {
      case Value.Null _ -> new Value.Unknown(reason, value.mark());
      case Value.Items items when items.kind() == Value.Items.Kind.LIST ->
          new Value.Items(
              items.kind(),
              items.items().stream().map(item -> block(item, reason)).toList(),
              items.mark());
      default -> value;
    };
  }

  private static Value block(Value item, String reason) {
    return item instanceof Value.Fields fields && fields.otherwise() == null
        ? new Value.Fields(of(fields.fields(), reason), reason, fields.mark())
        : item;
  }
}

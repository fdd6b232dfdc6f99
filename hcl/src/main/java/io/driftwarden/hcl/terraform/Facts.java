package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of data without reading it.
 *
 * @param data attributes, by the address of the data ({@code data.aws_region.here}, with its
 *     module's before it) or by its type ({@code aws_region})
 */
public record Facts(Map<String, Value.Fields> data) {
  public static final Facts NONE = new Facts(Map.of());

  public Facts {
    data = Map.copyOf(data);
  }

  Optional<Value.Fields> of(String address, String type) {
    return Optional.ofNullable(data.get(address)).or(() -> Optional.ofNullable(data.get(type)));
  }
}

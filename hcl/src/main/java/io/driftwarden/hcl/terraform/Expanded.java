package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.value.Value;
import java.util.List;

/**
 * A resource block with its instances.
 *
 * @param address without the module's, as references name it
 */
record Expanded(String address, Expansion expansion, List<PlannedResource> instances) {
  Expanded {
    instances = List.copyOf(instances);
  }

  /** Returns what a reference to the block means. */
  Value value() {
    List<Value> values = instances.stream().<Value>map(PlannedResource::planned).toList();
    return expansion.together(values);
  }
}

package io.driftwarden.hcl.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What may stand in a block: attributes and blocks, each by name in the order of the alphabet. */
public record BlockSchema(
    SequencedMap<String, Attribute> attributes, SequencedMap<String, Nested> blocks) {
  public BlockSchema {
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    blocks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(blocks));
  }

  public Optional<Attribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  public Optional<Nested> block(String name) {
    return Optional.ofNullable(blocks.get(name));
  }
}

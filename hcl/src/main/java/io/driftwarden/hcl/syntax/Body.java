package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes and blocks between two braces, or of a whole file. */
public record Body(List<Attribute> attributes, List<Block> blocks, Place place) {
  public Body {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  /** Returns the attribute of a name, if it is there. */
  public Optional<Attribute> attribute(String name) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** Returns the blocks of a type, in order. */
  public Stream<Block> blocks(String type) {
    return blocks.stream().filter(block -> block.type().equals(type));
  }

  /** {@code name = value}. */
  public record Attribute(String name, Expression value, Place namePlace) {}

  /**
   * {@code type "label" { … }}.
   *
   * @param header the place from the type to the last label
   */
  public record Block(String type, List<String> labels, Body body, Place header) {
    public Block {
      labels = List.copyOf(labels);
    }
  }
}

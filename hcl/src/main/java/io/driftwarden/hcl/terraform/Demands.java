package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.schema.Attribute;
import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.Nested;
import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.value.Value;
import java.util.Optional;

/**
 * What a provider demands of the values that stand in a block, as far as its schema is known.
 *
 * @param sure whether the stack runs the very release of the provider that the schema is of
 */
record Demands(Planning planning, boolean sure, Optional<BlockSchema> schema) {
  static Demands of(Planning planning, Optional<ResourceSchema> schema) {
    return new Demands(
        planning,
        schema.map(ResourceSchema::provider).filter(planning::runs).isPresent(),
        schema.map(ResourceSchema::block));
  }

  /** Returns those of the blocks of a type inside. */
  Demands inside(String type) {
    return new Demands(
        planning, sure, schema.flatMap(block -> block.block(type)).map(Nested::block));
  }

  /** Reports whether what is written as blocks is an attribute, which without any is absent. */
  boolean isAttribute(String name) {
    return schema.flatMap(block -> block.attribute(name)).isPresent();
  }

  /** Returns what is taken of a value: what is ephemeral is shown nowhere. */
  Value taken(Body.Attribute written, Value value) {
    Optional<Attribute> known = schema.flatMap(block -> block.attribute(written.name()));
    if (sure) {
      known.ifPresent(attribute -> check(written, attribute, value));
    }
    if (!planning.holdsEphemeral(value)) {
      return value;
    }
    if (known.filter(attribute -> !attribute.writeOnly()).isEmpty()) {
      return value.asSensitive();
    }
    Place place = written.value().place();
    planning.add(
        Diagnostic.error(
            "terraform_ephemeral",
            "Ephemeral value can't be kept",
            "\"%s\" is not write-only: it is kept in the state, and an ephemeral value must not be."
                .formatted(written.name()),
            place));
    return new Value.Unknown("an ephemeral value can't stand here", Value.Mark.at(place));
  }

  private void check(Body.Attribute written, Attribute attribute, Value value) {
    boolean absent = value instanceof Value.Null;
    if (absent && attribute.required()) {
      add(
          "Argument is missing",
          "\"%s\" is required and null here.".formatted(written.name()),
          written.value().place());
    }
    if (!absent && attribute.computed() && !attribute.optional() && !attribute.required()) {
      add(
          "Attribute can't be set",
          "The provider decides \"%s\" when it is applied. Remove the line."
              .formatted(written.name()),
          written.value().place());
    }
  }

  /** Blocks of a type of which some are dynamic are counted when they are made. */
  void count(String type, int made, Place place) {
    Optional<Nested> known = schema.flatMap(block -> block.block(type));
    if (!sure || known.isEmpty()) {
      return;
    }
    int least = known.get().least();
    int most = known.get().most();
    if (made < least) {
      add(
          "Block is missing",
          "At least %d \"%s\" is needed, and %d are made.".formatted(least, type, made),
          place);
    } else if (most > 0 && made > most) {
      add(
          "Block is there too often",
          "At most %d \"%s\" may be there, and %d are made.".formatted(most, type, made),
          place);
    }
  }

  private void add(String summary, String detail, Place place) {
    planning.add(Diagnostic.error("terraform_argument", summary, detail, place));
  }
}

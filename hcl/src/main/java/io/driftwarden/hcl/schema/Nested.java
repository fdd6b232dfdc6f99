package io.driftwarden.hcl.schema;

/**
 * A block inside a block, or the attributes inside an attribute.
 *
 * @param most 0 where there is no limit
 * @param computed whether the provider decides what is there where the configuration has none
 */
public record Nested(Nesting nesting, int least, int most, boolean computed, BlockSchema block) {
  /** How many there may be, and what a plan shows them as. */
  public enum Nesting {
    /** An object, or null where there is none. */
    SINGLE,
    LIST,
    SET,
    /** An object whose keys are the blocks' labels. */
    MAP,
    /** An object, of absent attributes where there is none. */
    GROUP
  }
}

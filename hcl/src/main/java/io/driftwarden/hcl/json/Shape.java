package io.driftwarden.hcl.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the properties of a JSON object are, which a native file tells by itself. One that is not
 * named here is an attribute, and its strings are templates.
 *
 * @param blocks the types of blocks
 * @param literals the attributes whose strings are meant as they stand
 * @param expressions the attributes whose strings, also those in arrays and objects, are
 *     expressions of the native syntax
 */
public record Shape(Map<String, Nested> blocks, Set<String> literals, Set<String> expressions) {
  /** Attributes only. */
  public static final Shape PLAIN = new Shape(Map.of(), Set.of(), Set.of());

  /**
   * A type of block.
   *
   * @param labels how many stand around its content
   * @param content what that is, by the labels
   */
  public record Nested(int labels, Function<List<String>, Shape> content) {
    /** Makes one whose content is the same whatever its labels. */
    public Nested(int labels, Shape content) {
      this(labels, _ -> content);
    }
  }

  public Shape {
    blocks = Map.copyOf(blocks);
    literals = Set.copyOf(literals);
    expressions = Set.copyOf(expressions);
  }

  /** Returns the shape of a body of such blocks, whose other properties are plain attributes. */
  public static Shape of(Map<String, Nested> blocks) {
    return new Shape(blocks, Set.of(), Set.of());
  }
}

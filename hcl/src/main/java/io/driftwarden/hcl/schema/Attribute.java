package io.driftwarden.hcl.schema;

import io.driftwarden.hcl.value.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a resource, or of a block in one.
 *
 * @param type of an attribute with attributes of its own, the object type that they make up
 * @param nested the attributes of its own and how many times they are there; null for most
 * @param otherwise the value that a plan has where the configuration has none, as JSON; null where
 *     that is null, unknown, or not known of the provider
 */
public record Attribute(
    Type type, Set<Flag> flags, @Nullable Nested nested, @Nullable String otherwise) {
  /** What a provider says of an attribute. */
  public enum Flag {
    REQUIRED('r'),
    OPTIONAL('o'),
    COMPUTED('c'),
    SENSITIVE('s'),
    WRITE_ONLY('w');

    private final char letter;

    Flag(char letter) {
      this.letter = letter;
    }

    char letter() {
      return letter;
    }
  }

  public Attribute {
    flags = Set.copyOf(flags);
  }

  public boolean required() {
    return flags.contains(Flag.REQUIRED);
  }

  public boolean optional() {
    return flags.contains(Flag.OPTIONAL);
  }

  /** Reports whether the provider decides the value where the configuration has none. */
  public boolean computed() {
    return flags.contains(Flag.COMPUTED);
  }

  public boolean sensitive() {
    return flags.contains(Flag.SENSITIVE);
  }

  /** Reports whether the value is never kept: a plan shows it as null. */
  public boolean writeOnly() {
    return flags.contains(Flag.WRITE_ONLY);
  }
}

package io.driftwarden.yaml;

import java.util.Optional;

/**
 * Decides what a local tag such as {@code !Ref} means. A tag never makes an object; all it can do
 * is to wrap its value in a mapping of one key, as CloudFormation's short forms do.
 */
@FunctionalInterface
public interface Tags {
  /** No tag has a meaning: each one is refused by name. */
  Tags NONE = tag -> Optional.empty();

  /**
   * Returns the one key of the mapping that a tagged value becomes: {@code Fn::Sub} for {@code
   * !Sub}.
   *
   * @param tag with its exclamation mark
   */
  Optional<String> key(String tag);
}

package io.driftwarden.render;

import java.util.Locale;

/**
 * One deployable root of a repository.
 *
 * @param path a directory, or for a single CloudFormation template its file, from the root
 */
public record Stack(String path, Kind kind) implements Comparable<Stack> {

  /** What kind of root it is; it decides who renders it. */
  public enum Kind {
    TERRAFORM,
    HELM,
    KUBERNETES,
    CLOUDFORMATION,
    CDK;

    /** Returns the kind as a person types it. */
    public String typed() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Stack other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : kind.compareTo(other.kind);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "." : path;
  }
}

package io.driftwarden.render.stack;

/**
 * Why something that looks like a stack is none.
 *
 * @param by the directory that has to do with it; empty where none has
 */
public record LeftOut(Reason reason, String by) {

  /** The reasons. */
  public enum Reason {
    /** It serves another directory. */
    USED,
    /** It stands in a directory that is something else. */
    INSIDE,
    /** It is a component of kustomizations. */
    COMPONENT,
    /** Its repository lists its stacks, and not this one. */
    UNLISTED,
    /** It is judged all the same, as part of the folder of manifests around it. */
    CONTAINED
  }

  /** Returns the reason as the end of a sentence. */
  public String words() {
    String name = by.isEmpty() ? "the root of the repository" : by;
    return switch (reason) {
      case USED -> name + " is made of it";
      case INSIDE -> name + " is a stack of another kind, with all that is in it";
      case COMPONENT -> "it is a component of kustomizations";
      case UNLISTED -> "the list of stacks in .driftwarden.yaml does not have it";
      case CONTAINED -> "it is a part of " + name;
    };
  }
}

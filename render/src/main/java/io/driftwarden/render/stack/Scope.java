package io.driftwarden.render.stack;

import java.util.List;

/**
 * What of a tree may be stacks, as a repository says.
 *
 * @param listed what is deployed; where nothing is listed, the files tell
 * @param ignored what is no stack, unless its very path is listed
 */
public record Scope(List<Listed> listed, Ignored ignored) {
  /** Nothing is said: the files tell. */
  public static final Scope ALL = new Scope(List.of(), Ignored.NOTHING);

  public Scope {
    listed = List.copyOf(listed);
  }

  public boolean isListed() {
    return !listed.isEmpty();
  }
}

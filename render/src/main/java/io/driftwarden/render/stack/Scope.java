package io.driftwarden.render.stack;

import java.util.List;
import java.util.Set;

/**
 * What of a tree may be stacks, as a repository says.
 *
 * @param listed what is deployed; where nothing is listed, the files tell
 * @param ignored what is no stack, unless its very path is listed
 * @param deployed paths that somebody deploys: where the files tell, these are stacks, whatever
 *     other files make of them
 */
public record Scope(List<Listed> listed, Ignored ignored, Set<String> deployed) {
  /** Nothing is said: the files tell. */
  public static final Scope ALL = new Scope(List.of(), Ignored.NOTHING);

  public Scope {
    listed = List.copyOf(listed);
    deployed = Set.copyOf(deployed);
  }

  /** Makes one in which nobody is known to deploy anything. */
  public Scope(List<Listed> listed, Ignored ignored) {
    this(listed, ignored, Set.of());
  }

  public Scope deploying(Set<String> paths) {
    return new Scope(listed, ignored, paths);
  }

  public boolean isListed() {
    return !listed.isEmpty();
  }
}

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
 * @param within the directory at or below which they are looked for; empty for the whole tree
 */
public record Scope(List<Listed> listed, Ignored ignored, Set<String> deployed, String within) {
  /** Nothing is said: the files tell. */
  public static final Scope ALL = new Scope(List.of(), Ignored.NOTHING);

  public Scope {
    listed = List.copyOf(listed);
    deployed = Set.copyOf(deployed);
  }

  /** Makes one of a whole tree, of which nobody is known to deploy anything. */
  public Scope(List<Listed> listed, Ignored ignored) {
    this(listed, ignored, Set.of(), "");
  }

  public Scope deploying(Set<String> paths) {
    return new Scope(listed, ignored, paths, within);
  }

  public Scope within(String directory) {
    return new Scope(listed, ignored, deployed, directory);
  }

  /** Reports whether a path is one that is looked for. */
  boolean has(String path) {
    return within.isEmpty() || path.equals(within) || path.startsWith(within + "/");
  }

  public boolean isListed() {
    return !listed.isEmpty();
  }
}

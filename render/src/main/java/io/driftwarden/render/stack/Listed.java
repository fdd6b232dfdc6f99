package io.driftwarden.render.stack;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Stack;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a repository names as deployed.
 *
 * @param glob a path, or a glob over whole paths as of {@link Ignored}; the root is the empty one
 * @param kind what kind of stack it is; without one its files tell
 * @param place where the repository says so
 */
public record Listed(String glob, Optional<Stack.Kind> kind, Place place) {

  /** Reports whether it names one path, rather than all of some form. */
  boolean isPath() {
    return glob.chars().noneMatch(letter -> "*?[{\\".indexOf(letter) >= 0);
  }

  boolean wants(Stack stack) {
    return kind.isEmpty() || kind.get() == stack.kind();
  }

  /** Where it is said makes no difference: a list whose lines move is the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Listed that && glob.equals(that.glob) && kind.equals(that.kind);
  }

  @Override
  public int hashCode() {
    return Objects.hash(glob, kind);
  }

  /** Returns it without where it is said. */
  @Override
  public String toString() {
    return kind.map(Stack.Kind::typed).orElse("any") + " " + glob;
  }
}

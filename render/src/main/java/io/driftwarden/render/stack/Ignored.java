package io.driftwarden.render.stack;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths that a repository wants to be left alone, as globs over whole paths. */
public final class Ignored {
  public static final Ignored NOTHING = new Ignored(List.of());

  private final List<String> globs;
  private final List<PathMatcher> matchers;

  private Ignored(List<String> globs) {
    this.globs = List.copyOf(globs);
    this.matchers = globs.stream().map(Ignored::matcher).toList();
  }

  /**
   * Returns what the globs name, in the syntax of {@link FileSystems}: {@code *} stays within a
   * name, {@code **} doesn't, and a leading <code>&#42;&#42;/</code> also matches at the root.
   *
   * @throws java.util.regex.PatternSyntaxException if one of them is no glob
   */
  public static Ignored globs(List<String> globs) {
    return new Ignored(globs);
  }

  private static PathMatcher matcher(String glob) {
    String plain = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    PathMatcher whole = FileSystems.getDefault().getPathMatcher("glob:" + plain);
    if (!plain.startsWith("**/")) {
      return whole;
    }
    PathMatcher atRoot = FileSystems.getDefault().getPathMatcher("glob:" + plain.substring(3));
    return path -> whole.matches(path) || atRoot.matches(path);
  }

  /** Returns the globs as they were given. */
  public List<String> globs() {
    return globs;
  }

  /** Reports whether a path is ignored; what lies below an ignored directory never is asked for. */
  public boolean has(String path) {
    Path asked = Path.of(path);
    return matchers.stream().anyMatch(matcher -> matcher.matches(asked));
  }

  /** Reports whether a path or a directory above it is ignored. */
  public boolean covers(String path) {
    for (Path asked = Path.of(path); asked != null; asked = asked.getParent()) {
      if (has(asked.toString())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ignored that && globs.equals(that.globs);
  }

  @Override
  public int hashCode() {
    return globs.hashCode();
  }
}

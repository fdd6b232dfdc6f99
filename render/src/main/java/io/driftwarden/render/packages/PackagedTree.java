package io.driftwarden.render.packages;

import io.driftwarden.render.packages.Packages.Answer;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A repository's tree with the packages that a stack of it refers to, each below a directory that
 * is named after it. A package is there from when it was first asked for.
 */
public final class PackagedTree implements Tree {
  private final Tree tree;
  private final Packages packages;
  private final String stack;
  private final Map<String, Answer.Found> mounted = new ConcurrentHashMap<>();

  /**
   * @param stack the directory of the stack that asks
   */
  public PackagedTree(Tree tree, Packages packages, String stack) {
    this.tree = tree;
    this.packages = packages;
    this.stack = stack;
  }

  /** Where the files of a package stand. */
  public sealed interface Mounted {
    record At(String directory) implements Mounted {}

    /**
     * Nowhere.
     *
     * @param why what stands in the way and what to do, as sentences
     */
    record Nowhere(String why) implements Mounted {}
  }

  /** Returns the directory at which what is meant can be read from now on. */
  public Mounted mount(PackageRef ref) {
    return switch (packages.find(ref, stack)) {
      case Answer.Missing(String why) -> new Mounted.Nowhere(why);
      case Answer.Found found -> mount(found);
    };
  }

  /** A directory of the repository must not pass for a package, nor the other way around. */
  private Mounted mount(Answer.Found found) {
    if (tree.entry(found.name()).isPresent()) {
      return new Mounted.Nowhere(
          "The repository has something at %s, where its files would stand. Rename that."
              .formatted(found.name()));
    }
    String name =
        mounted.containsKey(found.name()) && !isMounted(found)
            ? found.name() + "~" + found.digest().replaceFirst("^.*:", "").substring(0, 8)
            : found.name();
    mounted.putIfAbsent(name, found);
    return new Mounted.At(found.root().isEmpty() ? name : name + "/" + found.root());
  }

  private boolean isMounted(Answer.Found found) {
    Answer.Found there = mounted.get(found.name());
    return there != null && there.digest().equals(found.digest());
  }

  /** Reports whether a path is of a package, and not of the repository. */
  public boolean isPackaged(String path) {
    return mount(path).isPresent();
  }

  /** Reports whether two directories are of the same package, or both of the repository. */
  public boolean together(String directory, String other) {
    return mount(directory).map(Map.Entry::getKey).equals(mount(other).map(Map.Entry::getKey));
  }

  private Optional<Map.Entry<String, Answer.Found>> mount(String path) {
    return mounted.entrySet().stream()
        .filter(mount -> path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/"))
        .findFirst();
  }

  /** Returns a path as the package has it. */
  private static String inside(Map.Entry<String, Answer.Found> mount, String path) {
    return path.length() == mount.getKey().length()
        ? ""
        : path.substring(mount.getKey().length() + 1);
  }

  @Override
  public Optional<Entry> entry(String path) {
    Optional<Map.Entry<String, Answer.Found>> mount = mount(path);
    return mount.isEmpty()
        ? tree.entry(path)
        : mount.flatMap(
            in -> in.getValue().files().entry(inside(in, path)).map(found -> found.at(path)));
  }

  @Override
  public List<Entry> list(String directory) {
    Optional<Map.Entry<String, Answer.Found>> mount = mount(directory);
    if (mount.isEmpty()) {
      return tree.list(directory);
    }
    List<Entry> children = new ArrayList<>();
    for (Entry child : mount.get().getValue().files().list(inside(mount.get(), directory))) {
      children.add(child.at(directory + "/" + child.name()));
    }
    return children;
  }

  @Override
  public byte[] read(Entry.File file) {
    return mount(file.path())
        .map(in ->
            in.getValue()
                .files()
                .read(new Entry.File(inside(in, file.path()), file.id(), file.size())))
        .orElseGet(() -> tree.read(file));
  }
}

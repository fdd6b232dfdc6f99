package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.TooLarge;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * A tree object of a repository, read by object id; a reader of its own for each call. A directory
 * is parsed once, when it is first asked for.
 */
public final class GitTree implements Tree {
  private static final long LARGEST_DIRECTORY = 32L << 20;
  private static final long LONGEST_TARGET = 4096;

  private final Repository repository;
  private final ObjectId root;
  private final Map<ObjectId, SortedMap<String, Child>> directories = new ConcurrentHashMap<>();

  /** What a directory says of one thing in it: git's kind of it, and its object. */
  private record Child(int kind, ObjectId id) {}

  GitTree(Repository repository, ObjectId root) {
    this.repository = repository;
    this.root = root;
  }

  /** Returns git's object id of the root, in hex. */
  public String id() {
    return root.name();
  }

  @Override
  public Optional<Entry> entry(String path) {
    if (path.isEmpty()) {
      return Optional.of(new Entry.Directory("", root.name()));
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      return descend(reader, path);
    } catch (IOException e) {
      throw Failures.damaged(path, e);
    }
  }

  private Optional<Entry> descend(ObjectReader reader, String path) throws IOException {
    String[] steps = path.split("/", -1);
    ObjectId directory = root;
    for (int i = 0; i < steps.length; i++) {
      Child child = children(reader, directory, path).get(steps[i]);
      if (child == null || !isSafe(steps[i])) {
        return Optional.empty();
      }
      if (i == steps.length - 1) {
        return Optional.of(entry(reader, child, path));
      }
      if (child.kind() != FileMode.TYPE_TREE) {
        return Optional.empty();
      }
      directory = child.id();
    }
    return Optional.empty();
  }

  @Override
  public List<Entry> list(String directory) {
    Optional<Entry> found = entry(directory);
    if (!(found.orElse(null) instanceof Entry.Directory folder)) {
      return List.of();
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      return list(reader, folder);
    } catch (IOException e) {
      throw Failures.damaged(directory, e);
    }
  }

  private List<Entry> list(ObjectReader reader, Entry.Directory folder) throws IOException {
    String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
    List<Entry> entries = new ArrayList<>();
    ObjectId id = ObjectId.fromString(folder.id());
    for (Map.Entry<String, Child> child : children(reader, id, folder.path()).entrySet()) {
      String path = prefix + child.getKey();
      if (!isSafe(child.getKey())) {
        throw unsafe(path);
      }
      entries.add(entry(reader, child.getValue(), path));
    }
    return entries;
  }

  @Override
  public byte[] read(Entry.File file) {
    if (file.size() > LARGEST_FILE) {
      throw TooLarge.of(file);
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      return bytes(reader, ObjectId.fromString(file.id()));
    } catch (IOException e) {
      throw Failures.damaged(file.path(), e);
    }
  }

  /** The size is asked for first: JGit's own limit doesn't hold for objects under 50 MB. */
  private static byte[] bytes(ObjectReader reader, ObjectId id) throws IOException {
    return reader.open(id, Constants.OBJ_BLOB).getCachedBytes((int) LARGEST_FILE);
  }

  /** Returns what is in a directory, in the order of the names. */
  private SortedMap<String, Child> children(ObjectReader reader, ObjectId tree, String path)
      throws IOException {
    SortedMap<String, Child> known = directories.get(tree);
    if (known != null) {
      return known;
    }
    SortedMap<String, Child> children = parsed(reader, tree, path);
    directories.put(tree, children);
    return children;
  }

  private static SortedMap<String, Child> parsed(ObjectReader reader, ObjectId tree, String path)
      throws IOException {
    if (reader.getObjectSize(tree, Constants.OBJ_TREE) > LARGEST_DIRECTORY) {
      throw refusal(
          "git_directory_too_large",
          "Directory has too many entries",
          "Its listing is over %d MB. Split it up.".formatted(LARGEST_DIRECTORY >> 20),
          path);
    }
    SortedMap<String, Child> children = new TreeMap<>();
    CanonicalTreeParser at = new CanonicalTreeParser(null, reader, tree);
    for (; !at.eof(); at.next(1)) {
      int kind = at.getEntryRawMode() & FileMode.TYPE_MASK;
      String name = at.getEntryPathString();
      if (children.put(name, new Child(kind, at.getEntryObjectId())) != null) {
        throw twice(name, path);
      }
    }
    return children;
  }

  private static Entry entry(ObjectReader reader, Child child, String path) throws IOException {
    ObjectId id = child.id();
    return switch (child.kind()) {
      case FileMode.TYPE_TREE -> new Entry.Directory(path, id.name());
      case FileMode.TYPE_GITLINK -> new Entry.Submodule(path, id.name());
      case FileMode.TYPE_SYMLINK -> new Entry.Link(path, id.name(), target(reader, id, path));
      case FileMode.TYPE_FILE ->
          new Entry.File(path, id.name(), reader.getObjectSize(id, Constants.OBJ_BLOB));
      default ->
          throw refusal(
              "git_entry_kind",
              "Entry is of unknown kind",
              "Git stores files, directories, links and submodules here. Commit the file again.",
              path);
    };
  }

  private static String target(ObjectReader reader, ObjectId id, String path) throws IOException {
    if (reader.getObjectSize(id, Constants.OBJ_BLOB) > LONGEST_TARGET) {
      throw refusal(
          "git_link_too_long",
          "Link's target is too long",
          "No file system takes a target over %d bytes. Remove the link.".formatted(LONGEST_TARGET),
          path);
    }
    return new String(bytes(reader, id), UTF_8);
  }

  /** Git refuses these names when it writes a tree; only a made-up tree object has them. */
  private static boolean isSafe(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && !name.equalsIgnoreCase(".git")
        && name.indexOf('/') < 0;
  }

  private static DiagnosticException unsafe(String path) {
    return refusal(
        "git_entry_name",
        "File name isn't allowed in git",
        "No git client writes this name, so the commit was made to mislead. Remove the entry.",
        path);
  }

  private static DiagnosticException twice(String name, String path) {
    return refusal(
        "git_entry_twice",
        "Name stands twice in a directory",
        "No git client writes \"%s\" twice, so the commit was made to mislead. Remove one."
            .formatted(name),
        path);
  }

  private static DiagnosticException refusal(
      String code, String summary, String detail, String path) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, Place.of(path)));
  }
}

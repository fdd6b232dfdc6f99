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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** A tree object of a repository, read by object id; a reader of its own for each call. */
public final class GitTree implements Tree {
  private static final long LARGEST_DIRECTORY = 32L << 20;
  private static final long LONGEST_TARGET = 4096;

  private final Repository repository;
  private final ObjectId root;

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
      CanonicalTreeParser children = children(reader, directory, path);
      if (!find(children, steps[i])) {
        return Optional.empty();
      }
      if (i == steps.length - 1) {
        return Optional.of(entry(reader, children, path));
      }
      if (!FileMode.TREE.equals(children.getEntryRawMode())) {
        return Optional.empty();
      }
      directory = children.getEntryObjectId();
    }
    return Optional.empty();
  }

  private static boolean find(CanonicalTreeParser children, String name) {
    while (!children.eof()) {
      if (children.getEntryPathString().equals(name)) {
        return isSafe(name);
      }
      children.next(1);
    }
    return false;
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

  private static List<Entry> list(ObjectReader reader, Entry.Directory folder) throws IOException {
    String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
    List<Entry> entries = new ArrayList<>();
    CanonicalTreeParser children =
        children(reader, ObjectId.fromString(folder.id()), folder.path());
    for (; !children.eof(); children.next(1)) {
      String name = children.getEntryPathString();
      if (!isSafe(name)) {
        throw unsafe(prefix + name);
      }
      entries.add(entry(reader, children, prefix + name));
    }
    entries.sort(Comparator.comparing(Entry::name));
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

  private static CanonicalTreeParser children(ObjectReader reader, ObjectId tree, String path)
      throws IOException {
    if (reader.getObjectSize(tree, Constants.OBJ_TREE) > LARGEST_DIRECTORY) {
      throw refusal(
          "git_directory_too_large",
          "Directory has too many entries",
          "Its listing is over %d MB. Split it up.".formatted(LARGEST_DIRECTORY >> 20),
          path);
    }
    return new CanonicalTreeParser(null, reader, tree);
  }

  private static Entry entry(ObjectReader reader, CanonicalTreeParser at, String path)
      throws IOException {
    ObjectId id = at.getEntryObjectId();
    return switch (at.getEntryRawMode() & FileMode.TYPE_MASK) {
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

  private static DiagnosticException refusal(
      String code, String summary, String detail, String path) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, Place.of(path)));
  }
}

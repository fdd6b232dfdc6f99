package io.driftwarden.render.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A tree that records what is read through it. */
public final class RecordingTree implements Tree {
  private final Tree tree;
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  public RecordingTree(Tree tree) {
    this.tree = tree;
  }

  @Override
  public Optional<Entry> entry(String path) {
    Optional<Entry> found = tree.entry(path);
    ids.put(path, entryId(found));
    return found;
  }

  @Override
  public List<Entry> list(String directory) {
    List<Entry> children = tree.list(directory);
    ids.put(directory + "/", listingId(children));
    return children;
  }

  @Override
  public byte[] read(Entry.File file) {
    ids.put(file.path(), file.id());
    return tree.read(file);
  }

  /** Returns all that has been read up to now. */
  public ReadSet readSet() {
    return new ReadSet(new TreeMap<>(ids));
  }

  /** A directory that is asked for by itself counts as there or not; its listing is its content. */
  static String entryId(Optional<Entry> entry) {
    return entry
        .map(found -> found instanceof Entry.Directory ? "directory" : found.id())
        .orElse(ReadSet.ABSENT);
  }

  /** Names and kinds only: what is in a child counts when the child is read. */
  static String listingId(List<Entry> children) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Entry child : children) {
        String line = child.getClass().getSimpleName() + " " + child.name() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package io.driftwarden.render.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of texts in memory. */
public final class MapTree implements Tree {
  private final NavigableMap<String, byte[]> files = new TreeMap<>();

  /** Makes a tree of texts by their paths. */
  public MapTree(Map<String, String> texts) {
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<Entry> entry(String path) {
    byte[] bytes = files.get(path);
    if (bytes != null) {
      return Optional.of(new Entry.File(path, BlobId.of(bytes), bytes.length));
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    String next = files.ceilingKey(prefix);
    return path.isEmpty() || (next != null && next.startsWith(prefix))
        ? Optional.of(new Entry.Directory(path, "directory"))
        : Optional.empty();
  }

  @Override
  public List<Entry> list(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<Entry> children = new ArrayList<>();
    String last = "";
    for (String path : files.tailMap(prefix, true).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      int slash = path.indexOf('/', prefix.length());
      String child = slash < 0 ? path : path.substring(0, slash);
      if (!child.equals(last)) {
        entry(child).ifPresent(children::add);
        last = child;
      }
    }
    return children;
  }

  @Override
  public byte[] read(Entry.File file) {
    byte[] bytes = files.get(file.path());
    if (bytes == null) {
      throw new IllegalArgumentException("not a file of this tree: " + file.path());
    }
    return bytes.clone();
  }
}

package io.driftwarden.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.render.tree.BlobId;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of texts in memory, some of which are links. */
final class LinkedTree implements Tree {
  private final MapTree tree;
  private final Map<String, String> links;

  LinkedTree(Map<String, String> files, Map<String, String> links) {
    Map<String, String> all = new TreeMap<>(files);
    all.putAll(links);
    this.tree = new MapTree(all);
    this.links = links;
  }

  @Override
  public Optional<Entry> entry(String path) {
    return tree.entry(path).map(this::linked);
  }

  private Entry linked(Entry entry) {
    String target = links.get(entry.path());
    return target == null
        ? entry
        : new Entry.Link(entry.path(), BlobId.of(target.getBytes(UTF_8)), target);
  }

  @Override
  public List<Entry> list(String directory) {
    return tree.list(directory).stream().map(this::linked).toList();
  }

  @Override
  public byte[] read(Entry.File file) {
    return tree.read(file);
  }
}

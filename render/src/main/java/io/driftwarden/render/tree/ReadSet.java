package io.driftwarden.render.tree;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a rendering read, with the ids that it found: the same ids give the same rendering.
 *
 * @param ids by path: a file's object id, {@link #ABSENT} where nothing was found, and for a path
 *     ending in {@code /} a digest of that directory's direct children
 */
public record ReadSet(SortedMap<String, String> ids) {
  /** What is recorded for a path at which nothing stands. */
  public static final String ABSENT = "-";

  public static final ReadSet EMPTY = new ReadSet(new TreeMap<>());

  public ReadSet {
    ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
  }

  /** Reports whether reading the same paths of another tree would find the same. */
  public boolean holdsIn(Tree tree) {
    return ids.entrySet().stream().allMatch(read -> found(tree, read));
  }

  private static boolean found(Tree tree, Map.Entry<String, String> read) {
    String path = read.getKey();
    String now =
        path.endsWith("/")
            ? RecordingTree.listingId(tree.list(path.substring(0, path.length() - 1)))
            : RecordingTree.entryId(tree.entry(path));
    return now.equals(read.getValue());
  }
}

package io.driftwarden.helm.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was made of the last few versions of each thing. What was not asked for the longest is
 * forgotten first: of a thing with too many versions one of them, and things as a whole where all
 * together weigh too much. Safe for several threads, of which two may make the same at once.
 *
 * @param <K> a version
 * @param <V> what is made of it
 */
final class Remembered<K, V> {
  /** As many as a base and a few pull requests have. */
  static final int VERSIONS = 4;

  private final SequencedMap<Object, SequencedMap<K, V>> made = inOrder();
  private final Function<K, Object> thing;
  private final long most;
  private final ToLongBiFunction<K, V> weigh;
  private long weight;

  /**
   * Makes one that holds nothing yet.
   *
   * @param thing what it is a version of
   * @param most that all together may weigh
   */
  Remembered(Function<K, Object> thing, long most, ToLongBiFunction<K, V> weigh) {
    this.thing = thing;
    this.most = most;
    this.weigh = weigh;
  }

  /** What was asked for last comes last. */
  private static <A, B> SequencedMap<A, B> inOrder() {
    return new LinkedHashMap<>(VERSIONS, 1f, true);
  }

  /** Returns what is made of a version; nothing is remembered where that fails. */
  V get(K version, Function<K, V> make) {
    return get(version, (key, _) -> make.apply(key));
  }

  /** Returns what is made of a version, perhaps from what was made of the others. */
  V get(K version, BiFunction<K, List<V>, V> make) {
    V known = find(version);
    return known == null ? add(version, make.apply(version, versions(version))) : known;
  }

  private synchronized @Nullable V find(K version) {
    SequencedMap<K, V> versions = made.get(thing.apply(version));
    return versions == null ? null : versions.get(version);
  }

  private synchronized List<V> versions(K version) {
    return List.copyOf(made.getOrDefault(thing.apply(version), inOrder()).values());
  }

  private synchronized V add(K version, V value) {
    SequencedMap<K, V> versions = made.computeIfAbsent(thing.apply(version), _ -> inOrder());
    V there = versions.putIfAbsent(version, value);
    if (there != null) {
      return there;
    }
    weight += weigh.applyAsLong(version, value);
    if (versions.size() > VERSIONS) {
      forget(versions.pollFirstEntry());
    }
    while (weight > most) {
      made.pollFirstEntry().getValue().entrySet().forEach(this::forget);
    }
    return value;
  }

  private void forget(Map.Entry<K, V> version) {
    weight -= weigh.applyAsLong(version.getKey(), version.getValue());
  }

  /** Returns how many versions there are of all things. */
  synchronized int size() {
    return made.values().stream().mapToInt(Map::size).sum();
  }
}

package io.driftwarden.helm.chart;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was made of things before, up to a weight; what was not asked for the longest is forgotten
 * first. Safe for several threads, of which two may make the same at once.
 */
public final class Remembered<K, V> {
  private final Map<K, V> made = new LinkedHashMap<>(16, 0.75f, true);
  private final long most;
  private final ToLongBiFunction<K, V> weigh;
  private long weight;

  /**
   * Makes one that holds nothing yet.
   *
   * @param most that all together may weigh
   */
  public Remembered(long most, ToLongBiFunction<K, V> weigh) {
    this.most = most;
    this.weigh = weigh;
  }

  /** Returns what is made of a key; nothing is remembered where that fails. */
  public V get(K key, Function<K, V> make) {
    V known = find(key);
    return known == null ? add(key, make.apply(key)) : known;
  }

  private synchronized @Nullable V find(K key) {
    return made.get(key);
  }

  private synchronized V add(K key, V value) {
    V there = made.putIfAbsent(key, value);
    if (there != null) {
      return there;
    }
    weight += weigh.applyAsLong(key, value);
    Iterator<Map.Entry<K, V>> eldest = made.entrySet().iterator();
    while (weight > most) {
      Map.Entry<K, V> forgotten = eldest.next();
      weight -= weigh.applyAsLong(forgotten.getKey(), forgotten.getValue());
      eldest.remove();
    }
    return value;
  }
}

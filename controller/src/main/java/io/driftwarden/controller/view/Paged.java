package io.driftwarden.controller.view;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A part of a long list.
 *
 * @param page counted from 1
 * @param more whether another page follows
 */
public record Paged<T>(List<T> items, int page, boolean more) {
  static final int SIZE = 25;
  private static final int LAST = 1_000_000;

  public Paged {
    items = List.copyOf(items);
  }

  /**
   * Returns a page.
   *
   * @param read gives at most so many items, from one on
   */
  static <T> Paged<T> read(int page, BiFunction<Integer, Integer, List<T>> read) {
    int number = Math.clamp(page, 1, LAST);
    List<T> found = read.apply((number - 1) * SIZE, SIZE + 1);
    return new Paged<>(found.stream().limit(SIZE).toList(), number, found.size() > SIZE);
  }

  /** Returns a page of a list that is at hand. */
  static <T> Paged<T> of(int page, List<T> all) {
    return read(page, (from, most) -> all.stream().skip(from).limit(most).toList());
  }
}

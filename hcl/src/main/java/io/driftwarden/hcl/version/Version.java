package io.driftwarden.hcl.version;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version of a module, a provider or of Terraform, as Terraform reads one: any count of numbers,
 * then a prerelease. Build metadata doesn't count, and how prereleases are ordered doesn't matter:
 * one is only ever named.
 *
 * @param numbers at least three, missing ones are 0
 * @param written how many of them were written
 */
public record Version(List<Long> numbers, int written, String prerelease)
    implements Comparable<Version> {
  public static final Version NONE = new Version(List.of(0L, 0L, 0L), 1, "");

  private static final int FEWEST = 3;
  private static final Pattern VERSION =
      Pattern.compile(
          "v?(\\d{1,18}(?:\\.\\d{1,18})*)(?:-([0-9A-Za-z~.-]+))?(?:\\+[0-9A-Za-z~.-]+)?");

  /** Returns what a text means, empty where it is no version. */
  public static Optional<Version> parse(String text) {
    Matcher matcher = VERSION.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Long> written = Stream.of(matcher.group(1).split("\\.")).map(Long::valueOf).toList();
    Stream<Long> missing = Stream.of(0L, 0L, 0L).skip(Math.min(FEWEST, written.size()));
    return Optional.of(
        new Version(
            Stream.concat(written.stream(), missing).toList(),
            written.size(),
            Optional.ofNullable(matcher.group(2)).orElse("")));
  }

  boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /** Compares only so many numbers. */
  int compareFirst(int many, Version other) {
    for (int i = 0; i < many; i++) {
      int order = Long.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public int compareTo(Version other) {
    int order = compareFirst(Math.max(numbers.size(), other.numbers.size()), other);
    if (order != 0) {
      return order;
    }
    return isPrerelease() && other.isPrerelease()
        ? prerelease.compareTo(other.prerelease)
        : Boolean.compare(other.isPrerelease(), isPrerelease());
  }
}

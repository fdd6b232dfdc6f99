package io.driftwarden.helm.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version (semver.org), read as leniently as Helm does: with a {@code v}, and with parts
 * missing. Build metadata doesn't count.
 */
public record SemanticVersion(long major, long minor, long patch, String prerelease)
    implements Comparable<SemanticVersion> {
  private static final Pattern VERSION =
      Pattern.compile(
          "v?(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

  /** Returns the version that a text spells. */
  public static Optional<SemanticVersion> parse(String text) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new SemanticVersion(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                Optional.ofNullable(matcher.group(4)).orElse("")))
        : Optional.empty();
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int byNumbers = Long.compare(major, other.major);
    byNumbers = byNumbers != 0 ? byNumbers : Long.compare(minor, other.minor);
    byNumbers = byNumbers != 0 ? byNumbers : Long.compare(patch, other.patch);
    return byNumbers != 0 ? byNumbers : comparePrereleases(other);
  }

  private int comparePrereleases(SemanticVersion other) {
    if (!isPrerelease() || !other.isPrerelease()) {
      return Boolean.compare(other.isPrerelease(), isPrerelease());
    }
    String[] a = prerelease.split("\\.");
    String[] b = other.prerelease.split("\\.");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int byPart = comparePart(a[i], b[i]);
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /** Numbers come before words. */
  private static int comparePart(String a, String b) {
    boolean aNumber = a.matches("\\d{1,18}");
    boolean bNumber = b.matches("\\d{1,18}");
    if (aNumber && bNumber) {
      return Long.compare(Long.parseLong(a), Long.parseLong(b));
    }
    return aNumber == bNumber ? a.compareTo(b) : Boolean.compare(bNumber, aNumber);
  }
}

package io.driftwarden.helm.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version (semver.org), read as leniently as Helm does: with a {@code v}, and with parts
 * missing. Build metadata doesn't count.
 */
public record SemanticVersion(
    long major, long minor, long patch, String prerelease, String metadata)
    implements Comparable<SemanticVersion> {
  /** What Helm says of a text that spells none. */
  public static final String INVALID = "invalid semantic version";

  private static final String NUMBER = "([0-9]{1,18})";
  private static final String PART = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
  private static final Pattern VERSION =
      Pattern.compile(
          "v?%1$s(?:\\.%1$s)?(?:\\.%1$s)?(?:-(%2$s(?:\\.%2$s)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
              .formatted(NUMBER, PART));

  private static final int LONGEST = 256;

  /** Returns the version that a text spells. */
  public static Optional<SemanticVersion> parse(String text) {
    Matcher matcher = VERSION.matcher(text);
    return text.length() <= LONGEST && matcher.matches()
        ? Optional.of(
            new SemanticVersion(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                text(matcher.group(4)),
                text(matcher.group(5))))
        : Optional.empty();
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }

  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  @Override
  public String toString() {
    return "%d.%d.%d%s%s"
        .formatted(
            major,
            minor,
            patch,
            prerelease.isEmpty() ? "" : "-" + prerelease,
            metadata.isEmpty() ? "" : "+" + metadata);
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

package io.driftwarden.helm.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A constraint on versions, as Helm reads it: alternatives behind {@code ||}, each of conditions
 * that all have to hold. A prerelease is in an alternative only where one of its conditions names
 * one.
 */
public final class VersionRange {
  private static final int LONGEST = 512;
  private static final int MOST = 32;

  private static final String NUMBER = "[0-9|xX*]++";
  private static final String VERSION =
      "v?(%1$s)(\\.%1$s)?(\\.%1$s)?(-(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
          .formatted(NUMBER);
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|)\\s*(" + VERSION + ")\\s*");
  private static final Pattern HYPHEN =
      Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");

  private final List<List<Condition>> alternatives;

  private VersionRange(List<List<Condition>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Returns the range that a text spells.
   *
   * @throws BadArgument if it spells none
   */
  public static VersionRange parse(String text) {
    if (text.length() > LONGEST) {
      throw new BadArgument("constraint string is too long (max %d bytes)".formatted(LONGEST));
    }
    String[] parts = HYPHEN.matcher(text).replaceAll(">= $1, <= $6 ").split("\\|\\|", -1);
    if (parts.length > MOST) {
      throw new BadArgument("too many constraint groups (max %d)".formatted(MOST));
    }
    List<List<Condition>> alternatives = new ArrayList<>();
    for (String part : parts) {
      alternatives.add(conditions(part));
    }
    return new VersionRange(alternatives);
  }

  private static List<Condition> conditions(String alternative) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(alternative);
    int from = 0;
    while (from < alternative.length() || conditions.isEmpty()) {
      boolean comma = !conditions.isEmpty() && alternative.charAt(from) == ',';
      boolean apart =
          conditions.isEmpty() || comma || Character.isWhitespace(alternative.charAt(from - 1));
      if (!apart
          || !matcher.find(comma ? from + 1 : from)
          || matcher.start() != (comma ? from + 1 : from)) {
        throw new BadArgument("improper constraint: \"%s\"".formatted(alternative));
      }
      conditions.add(Condition.of(matcher));
      from = matcher.end();
    }
    return conditions;
  }

  public boolean contains(SemanticVersion version) {
    return alternatives.stream()
        .anyMatch(all -> {
          boolean prereleases =
              all.stream().anyMatch(condition -> condition.version().isPrerelease());
          return (prereleases || !version.isPrerelease())
              && all.stream().allMatch(condition -> condition.holds(version));
        });
  }

  /**
   * One condition.
   *
   * @param parts how many numbers of the version are spelled out; the others may be anything
   */
  private record Condition(String operator, SemanticVersion version, int parts) {
    static Condition of(Matcher matcher) {
      String[] numbers = {"0", "0", "0"};
      int parts = 0;
      while (parts < 3 && !isAny(matcher.group(3 + parts))) {
        numbers[parts] = matcher.group(3 + parts).replace(".", "");
        parts++;
      }
      String prerelease = matcher.group(6);
      String text = String.join(".", numbers) + (prerelease == null ? "" : prerelease);
      return new Condition(
          matcher.group(1),
          SemanticVersion.parse(text).orElseThrow(() -> new BadArgument("constraint parser error")),
          parts);
    }

    private static boolean isAny(@Nullable String part) {
      return part == null || List.of("x", "X", "*").contains(part.replace(".", ""));
    }

    boolean holds(SemanticVersion other) {
      int order = other.compareTo(version);
      return switch (operator) {
        case "!=" -> !equal(other);
        case ">" -> greater(other, order);
        case ">=", "=>" -> order >= 0;
        case "<" -> order < 0;
        case "<=", "=<" -> parts == 3 ? order <= 0 : notGreater(other);
        case "~", "~>" -> tilde(other, order);
        case "^" -> order >= 0 && caret(other);
        default -> parts == 3 ? order == 0 : tilde(other, order);
      };
    }

    private boolean sameTo(SemanticVersion other, int count) {
      return other.major() == version.major()
          && (count < 2 || other.minor() == version.minor())
          && (count < 3 || other.patch() == version.patch());
    }

    private boolean equal(SemanticVersion other) {
      return switch (parts) {
        case 1 -> sameTo(other, 1);
        case 2 -> sameTo(other, 2) && other.prerelease().equals(version.prerelease());
        default -> other.compareTo(version) == 0;
      };
    }

    private boolean greater(SemanticVersion other, int order) {
      if (parts == 3) {
        return order > 0;
      }
      if (other.major() != version.major()) {
        return other.major() > version.major();
      }
      return switch (parts) {
        case 0 -> order > 0;
        case 1 -> false;
        default -> other.minor() > version.minor();
      };
    }

    private boolean notGreater(SemanticVersion other) {
      boolean minorCounts = parts != 1 && other.major() == version.major();
      return other.major() <= version.major() && !(minorCounts && other.minor() > version.minor());
    }

    /** The last number that is spelled out may grow; zeros alone mean anything. */
    private boolean tilde(SemanticVersion other, int order) {
      boolean zeros =
          (parts == 0 || parts == 3)
              && version.major() == 0
              && version.minor() == 0
              && version.patch() == 0;
      return order >= 0 && (zeros || sameTo(other, parts == 1 ? 1 : 2));
    }

    /** The first number that isn't zero stays. */
    private boolean caret(SemanticVersion other) {
      if (version.major() > 0 || parts == 1) {
        return sameTo(other, 1);
      }
      return (version.minor() > 0 || parts == 2) ? sameTo(other, 2) : sameTo(other, 3);
    }
  }
}

package io.driftwarden.helm.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint on versions, as Helm reads it: alternatives behind {@code ||}, each of conditions
 * that all have to hold. A prerelease is in a range only where the condition names one.
 */
public final class VersionRange {
  private static final String VERSION =
      "v?(?:[0-9]+|[xX*])(?:\\.(?:[0-9]+|[xX*]))?(?:\\.(?:[0-9]+|[xX*]))?(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?";
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^)?\\s*(" + VERSION + ")\\s*,?");
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
    List<List<Condition>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|\\|", -1)) {
      alternatives.add(conditions(alternative, text));
    }
    return new VersionRange(alternatives);
  }

  private static List<Condition> conditions(String alternative, String all) {
    Matcher hyphen = HYPHEN.matcher(alternative);
    if (hyphen.matches()) {
      return List.of(Condition.of(">=", hyphen.group(1)), Condition.of("<=", hyphen.group(2)));
    }
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(alternative);
    int from = 0;
    while (from < alternative.length()) {
      if (!matcher.find(from) || matcher.start() != from) {
        throw new BadArgument("\"%s\" is not a version constraint.".formatted(all));
      }
      String operator = matcher.group(1);
      conditions.add(Condition.of(operator == null ? "" : operator, matcher.group(2)));
      from = matcher.end();
    }
    return conditions;
  }

  public boolean contains(SemanticVersion version) {
    return alternatives.stream()
        .anyMatch(all -> all.stream().allMatch(condition -> condition.holds(version)));
  }

  /**
   * One condition.
   *
   * @param parts how many numbers of the version are spelled out; the others may be anything
   */
  private record Condition(String operator, SemanticVersion version, int parts) {
    static Condition of(String operator, String text) {
      String numbers = text.replaceFirst("^v", "").replaceFirst("[-+].*", "");
      int parts = 0;
      for (String part : numbers.split("\\.")) {
        if (!part.matches("[0-9]{1,18}")) {
          break;
        }
        parts++;
      }
      SemanticVersion version =
          SemanticVersion.parse(text.replaceAll("(^v?|\\.)[xX*]", "$10"))
              .orElseThrow(() -> new BadArgument("\"%s\" is not a version.".formatted(text)));
      return new Condition(operator, version, parts);
    }

    boolean holds(SemanticVersion other) {
      if (other.isPrerelease() && !version.isPrerelease()) {
        return false;
      }
      int order = other.compareTo(version);
      return switch (operator) {
        case "!=" -> !same(other);
        case ">" -> parts == 3 ? order > 0 : order > 0 && !same(other);
        case ">=", "=>" -> order >= 0;
        case "<" -> order < 0;
        case "<=", "=<" -> order <= 0 || (parts < 3 && same(other));
        case "~", "~>" -> order >= 0 && sameTo(other, Math.min(parts, 2));
        case "^" -> order >= 0 && caret(other);
        default -> parts == 3 ? order == 0 : same(other);
      };
    }

    /** Reports whether all the numbers that are spelled out are the same. */
    private boolean same(SemanticVersion other) {
      return sameTo(other, parts) && (parts < 3 || other.compareTo(version) == 0);
    }

    private boolean sameTo(SemanticVersion other, int count) {
      return (count < 1 || other.major() == version.major())
          && (count < 2 || other.minor() == version.minor())
          && (count < 3 || other.patch() == version.patch());
    }

    /** The first number that isn't zero stays. */
    private boolean caret(SemanticVersion other) {
      if (version.major() > 0 || parts < 2) {
        return sameTo(other, Math.min(parts, 1));
      }
      return (version.minor() > 0 || parts < 3) ? sameTo(other, 2) : sameTo(other, 3);
    }
  }
}

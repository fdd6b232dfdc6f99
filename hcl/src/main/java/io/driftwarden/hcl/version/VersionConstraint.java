package io.driftwarden.hcl.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint on versions, as Terraform reads one: conditions between commas, which all have to
 * hold. A prerelease is taken only where the constraint is that version and nothing else.
 */
public final class VersionConstraint {
  private static final Pattern CONDITION =
      Pattern.compile("(=|!=|>=|<=|>|<|~>)?\\s*([^=!<>~\\s]+)");

  public static final VersionConstraint ANY = new VersionConstraint("", List.of());

  private final String text;
  private final List<Condition> conditions;

  private VersionConstraint(String text, List<Condition> conditions) {
    this.text = text;
    this.conditions = conditions;
  }

  /** Returns what a text means, empty where it is no constraint. */
  public static Optional<VersionConstraint> parse(String text) {
    List<Condition> conditions = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.split(",", -1)) {
        Optional<Condition> condition = Condition.parse(part.strip());
        if (condition.isEmpty()) {
          return Optional.empty();
        }
        conditions.add(condition.get());
      }
    }
    return Optional.of(new VersionConstraint(text.strip(), conditions));
  }

  /** Returns the newest version that fits, spelled as it was given. */
  public Optional<String> newest(Collection<String> versions) {
    return versions.stream()
        .filter(this::contains)
        .max(Comparator.comparing(version -> Version.parse(version).orElseThrow()));
  }

  /** Reports whether a version fits. */
  public boolean contains(String version) {
    return Version.parse(version)
        .filter(parsed -> !parsed.isPrerelease() || version.equals(text))
        .filter(parsed -> conditions.stream().allMatch(condition -> condition.holds(parsed)))
        .isPresent();
  }

  /** Reports whether it may let a version fit that is this one or a newer one. */
  public boolean reaches(String version) {
    return Version.parse(version)
        .filter(least -> conditions.stream().allMatch(condition -> condition.reaches(least)))
        .isPresent();
  }

  private record Condition(String operator, Version version) {
    static Optional<Condition> parse(String text) {
      Matcher matcher = CONDITION.matcher(text);
      return matcher.matches()
          ? Version.parse(matcher.group(2))
              .map(version ->
                  new Condition(Optional.ofNullable(matcher.group(1)).orElse("="), version))
          : Optional.empty();
    }

    boolean holds(Version other) {
      int order = other.compareTo(version);
      return switch (operator) {
        case "=" -> order == 0;
        case "!=" -> order != 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        default -> order >= 0 && isNear(other);
      };
    }

    boolean reaches(Version least) {
      return switch (operator) {
        case "=", "<=" -> version.compareTo(least) >= 0;
        case "<" -> version.compareTo(least) > 0;
        case "~>" -> version.compareFirst(version.written() - 1, least) >= 0;
        default -> true;
      };
    }

    /** Only the last number that is written may be larger; a prerelease allows no release. */
    private boolean isNear(Version other) {
      for (int i = 0; i < version.written() - 1; i++) {
        if (other.number(i) != version.number(i)) {
          return false;
        }
      }
      return version.numbers().size() <= other.numbers().size() && !version.isPrerelease();
    }
  }
}

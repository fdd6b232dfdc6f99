package io.driftwarden.render.packages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint on a module's version, as Terraform reads one: conditions between commas, which all
 * have to hold. A prerelease is taken only where the constraint is that version and nothing else.
 */
public final class ModuleVersions {
  private static final Pattern CONDITION =
      Pattern.compile("(=|!=|>=|<=|>|<|~>)?\\s*([^=!<>~\\s]+)");

  private final String text;
  private final List<Condition> conditions;

  private ModuleVersions(String text, List<Condition> conditions) {
    this.text = text;
    this.conditions = conditions;
  }

  /** Returns what a text means, empty where it is no constraint. */
  public static Optional<ModuleVersions> parse(String text) {
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
    return Optional.of(new ModuleVersions(text.strip(), conditions));
  }

  /** Returns the newest version that fits, spelled as it was given. */
  public Optional<String> newest(Collection<String> versions) {
    return versions.stream()
        .filter(this::contains)
        .max(Comparator.comparing(version -> ModuleVersion.parse(version).orElseThrow()));
  }

  /** Reports whether a version fits. */
  public boolean contains(String version) {
    return ModuleVersion.parse(version)
        .filter(parsed -> !parsed.isPrerelease() || version.equals(text))
        .filter(parsed -> conditions.stream().allMatch(condition -> condition.holds(parsed)))
        .isPresent();
  }

  private record Condition(String operator, ModuleVersion version) {
    static Optional<Condition> parse(String text) {
      Matcher matcher = CONDITION.matcher(text);
      return matcher.matches()
          ? ModuleVersion.parse(matcher.group(2))
              .map(version ->
                  new Condition(Optional.ofNullable(matcher.group(1)).orElse("="), version))
          : Optional.empty();
    }

    boolean holds(ModuleVersion other) {
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

    /** Only the last number that is written may be larger; a prerelease allows no release. */
    private boolean isNear(ModuleVersion other) {
      for (int i = 0; i < version.written() - 1; i++) {
        if (other.number(i) != version.number(i)) {
          return false;
        }
      }
      return version.numbers().size() <= other.numbers().size() && !version.isPrerelease();
    }
  }
}

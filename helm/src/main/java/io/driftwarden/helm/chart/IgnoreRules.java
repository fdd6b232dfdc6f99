package io.driftwarden.helm.chart;

import com.google.re2j.Pattern;
import io.driftwarden.diagnostics.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of a {@code .helmignore} (helm.sh/docs, The .helmignore file). */
final class IgnoreRules {
  /**
   * One line.
   *
   * @param wholePath whether the glob is for the path and not for its last part
   */
  private record Rule(Glob glob, boolean wholePath, boolean directories, boolean negated) {
    boolean matches(String path, String name, boolean directory) {
      return (directory || !directories) && glob.matches(wholePath ? path : name);
    }
  }

  /** A character of a class; a dash and a bracket are ones only behind a backslash. */
  private static final String MEMBER = "(?:[^\\]\\\\-]|\\\\.)";

  /** Each class is closed and has something in it, and the last backslash escapes something. */
  private static final Pattern BALANCED =
      Pattern.compile("(?:[^\\[\\\\]|\\\\.|\\[\\^?(?:%1$s(?:-%1$s)?)+\\])*".formatted(MEMBER));

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Returns the rules of a file.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if one can't be read
   */
  static IgnoreRules parse(String text, Place place) {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Rule(Glob.plain("templates/.?*"), true, false, false));
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> rules.add(rule(line, place)));
    return new IgnoreRules(rules);
  }

  private static Rule rule(String line, Place place) {
    if (line.contains("**") || !BALANCED.matcher(line).matches()) {
      throw ChartProblem.ignoreRule(line, place);
    }
    boolean negated = line.startsWith("!");
    String pattern = negated ? line.substring(1) : line;
    boolean directories = pattern.endsWith("/");
    pattern = directories ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean wholePath = pattern.contains("/");
    pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    return new Rule(Glob.plain(pattern), wholePath, directories, negated);
  }

  /** Returns those of some files that are not to be left out, nor a folder that they are in. */
  List<String> kept(List<String> paths) {
    Map<String, Boolean> folders = new HashMap<>();
    return paths.stream()
        .filter(path -> !ignores(path, false) && !isBelowIgnored(path, folders))
        .toList();
  }

  private boolean isBelowIgnored(String path, Map<String, Boolean> folders) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (folders.computeIfAbsent(path.substring(0, slash), folder -> ignores(folder, true))) {
        return true;
      }
    }
    return false;
  }

  /** Helm's way, not git's: a negated rule ignores all that it does not match. */
  private boolean ignores(String path, boolean directory) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (Rule rule : rules) {
      if (rule.matches(path, name, directory) != rule.negated()) {
        return true;
      }
    }
    return false;
  }
}

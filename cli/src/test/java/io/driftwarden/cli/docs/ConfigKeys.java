package io.driftwarden.cli.docs;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every key of the server's configuration by asking the reader itself: told a key that it
 * does not know, it lists those that it does; told a value that it does not know, likewise.
 */
final class ConfigKeys {
  private static final String NOBODYS = "zzz";
  private static final Pattern KNOWN =
      Pattern.compile("There is no \"zzz\" here\\..*Known are: (.*)\\.");
  private static final Pattern CHOICES = Pattern.compile("Give one of: ([^.]*)\\.");
  private static final List<String> SECRET = List.of("env", "file");
  private static final List<String> NONE = List.of();

  private final SortedSet<String> found = new TreeSet<>();

  private ConfigKeys() {}

  /** Returns each key with the sections around it: {@code repositories[].token}. */
  static SortedSet<String> all() throws IOException {
    ConfigKeys keys = new ConfigKeys();
    keys.explore("", inside -> "{" + inside + "}", "");
    return keys.found;
  }

  /**
   * @param given keys with values that decide which others are known, each with a comma after it
   */
  private void explore(String path, UnaryOperator<String> around, String given) throws IOException {
    for (String key : known(around, given)) {
      if (given.contains(key + ":")) {
        continue;
      }
      found.add(path + key);
      for (String choice : choices(around, given, key)) {
        explore(path, around, given + key + ": " + choice + ", ");
      }
      nested(path + key + ".", inside -> around.apply(given + key + ": {" + inside + "}"));
      nested(path + key + "[].", inside -> around.apply(given + key + ": [{" + inside + "}]"));
    }
  }

  private void nested(String path, UnaryOperator<String> around) throws IOException {
    List<String> known = known(around, "");
    if (!known.isEmpty() && !known.equals(SECRET)) {
      explore(path, around, "");
    }
  }

  private static List<String> known(UnaryOperator<String> around, String given) throws IOException {
    return told(around.apply(given + NOBODYS + ": 1"), KNOWN);
  }

  private static List<String> choices(UnaryOperator<String> around, String given, String key)
      throws IOException {
    return told(around.apply(given + key + ": " + NOBODYS), CHOICES);
  }

  private static List<String> told(String configuration, Pattern list) throws IOException {
    try {
      ServerSettings.read(configuration);
      return NONE;
    } catch (DiagnosticException e) {
      return e.diagnostics().stream()
          .map(Diagnostic::detail)
          .map(list::matcher)
          .filter(Matcher::find)
          .findFirst()
          .map(matcher -> Arrays.asList(matcher.group(1).split(", ")))
          .orElse(NONE);
    }
  }
}

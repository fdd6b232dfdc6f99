package io.driftwarden.rego.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/** Regular expressions of RE2, so that none takes long. */
final class Patterns {
  private static final int LONGEST = 10_000;

  private Patterns() {}

  /** Returns what finds a pattern in a text, if it is a pattern. */
  static Optional<Predicate<String>> compile(String regex) {
    if (regex.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      return Optional.of(text -> pattern.matcher(text).find());
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }
}

package io.driftwarden.controller.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a comment asks for. Only its first line counts, so that a quoted or a long comment asks for
 * nothing.
 *
 * @param stack the one stack that is meant; all of them where none is named
 */
record Command(Verb verb, Optional<String> stack) {
  private static final Pattern LINE =
      Pattern.compile("/driftwarden(?:[ \\t]+(\\S+)(?:[ \\t]+(\\S.*?))?)?[ \\t]*");

  /** What can be asked for. */
  enum Verb {
    PLAN,
    APPLY,
    DRIFT,
    HELP
  }

  /** Reports whether a comment is meant for us. */
  static boolean isOne(String comment) {
    return LINE.matcher(firstLine(comment)).matches();
  }

  /** Returns what a comment asks for; help, where that can't be told. */
  static Command of(String comment) {
    Matcher line = LINE.matcher(firstLine(comment));
    if (!line.matches() || line.group(1) == null) {
      return new Command(Verb.HELP, Optional.empty());
    }
    String word = line.group(1).toUpperCase(Locale.ROOT);
    return List.of(Verb.values()).stream()
        .filter(verb -> verb.name().equals(word))
        .findFirst()
        .map(verb -> new Command(verb, Optional.ofNullable(line.group(2))))
        .orElse(new Command(Verb.HELP, Optional.empty()));
  }

  private static String firstLine(String comment) {
    return comment.lines().findFirst().orElse("");
  }
}

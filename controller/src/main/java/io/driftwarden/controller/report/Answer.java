package io.driftwarden.controller.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said to someone who asked for something in a comment. */
public final class Answer {
  private Answer() {}

  public static String help() {
    return """
    What people who may push can ask for, as the first line of a comment:

    | comment | what happens |
    |---|---|
    | `/driftwarden plan` | plans the stacks that this change affects |
    | `/driftwarden apply` | open: applies the approved newest commit, where the server allows that; merged: applies once more what the merge brought |
    | `/driftwarden drift` | compares the repository's deployed stacks with what is live, now |
    | `/driftwarden help` | says this |

    The name of a stack after `plan`, `apply` or `drift` means that one only.
    """;
  }

  public static String notOpen() {
    return "This pull request is not open any more.\n";
  }

  public static String notJudged() {
    return "The newest commit was not judged yet when you asked: look at its verdict, and ask again.\n";
  }

  public static String nothing() {
    return "There is nothing to do for this: no deployed stack that it is about, or a newer pull request was applied since.\n";
  }

  public static String planning(List<String> places) {
    return "Planning %s: the plan will be in the verdict's comment.\n".formatted(listed(places));
  }

  public static String applying(List<String> places) {
    return "Applying %s: how it ends will be in the verdict's comment.\n".formatted(listed(places));
  }

  /**
   * @param states what each place was found to be, such as {@code drifted}
   */
  public static String compared(Map<String, String> states) {
    return states.entrySet().stream()
        .map(entry -> "- %s: %s\n".formatted(Markdown.code(entry.getKey()), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String listed(List<String> places) {
    return places.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }
}

package io.driftwarden.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.cli.Driftwarden;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Commands that the pages name, held against what there is. */
final class Commands {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*");
  private static final Pattern OURS =
      Pattern.compile("(\\./|bin/|/opt/driftwarden/bin/)?driftwarden");

  /** Programs of others that a page may tell a reader to call. */
  private static final Set<String> OTHERS =
      Set.of(
          "cd",
          "chmod",
          "cp",
          "curl",
          "export",
          "git",
          "helm",
          "kubectl",
          "ln",
          "mkdir",
          "mv",
          "mvn",
          "npm",
          "openssl",
          "podman",
          "rm",
          "sqlite3",
          "sudo",
          "systemctl",
          "tar",
          "terraform",
          "aws",
          "psql",
          "pg_dump",
          "createuser",
          "createdb",
          "opa",
          "conftest",
          "sha256sum",
          "tofu",
          "useradd",
          "install",
          "source",
          "pg_restore");

  private Commands() {}

  static CommandLine all() {
    return Driftwarden.whole().setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** A synopsis names a command, and exactly the options that it has. */
  static void assertUsage(String text) {
    List<String> words = words(text);
    CommandLine command = all().getSubcommands().get(words.get(1));
    assertTrue(command != null, "there is no command " + words.get(1));
    Set<String> named =
        OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    assertEquals(names(command), new TreeSet<>(named), text);
  }

  private static Set<String> names(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each line calls a program that is known; ours is called with options that it has. */
  static void assertKnown(String text) {
    String joined = text.replaceAll("\\\\\n *", "").replaceAll("(?m)(^| )#.*$", "");
    for (String call : joined.split("\n|&&|\\||;")) {
      List<String> words = words(call);
      if (words.isEmpty()) {
        continue;
      }
      if (OURS.matcher(words.getFirst()).matches()) {
        all().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      } else {
        assertTrue(
            OTHERS.contains(words.getFirst()),
            "\"%s\" is no program that Commands.OTHERS knows".formatted(words.getFirst()));
      }
    }
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}

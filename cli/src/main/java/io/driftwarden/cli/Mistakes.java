package io.driftwarden.cli;

import io.driftwarden.diagnostics.Nearest;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what is wrong with the command that they typed, and where to look it up. */
final class Mistakes implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + words(mistake));
    err.println("Run %s --help to see what it takes.".formatted(name(command)));
    return CommandLine.ExitCode.USAGE;
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String words(ParameterException mistake) {
    return switch (mistake) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing -> missing(missing);
      default ->
          choice(mistake).or(() -> unknown(mistake)).orElse(String.valueOf(mistake.getMessage()));
    };
  }

  private static String unmatched(UnmatchedArgumentException mistake) {
    CommandSpec spec = mistake.getCommandLine().getCommandSpec();
    List<String> typed = mistake.getUnmatched();
    Optional<String> option =
        typed.stream()
            .filter(one -> one.startsWith("-"))
            .map(one -> one.split("=", 2)[0])
            .findFirst();
    if (option.isPresent()) {
      return "%s has no option %s.%s"
          .formatted(
              spec.qualifiedName(), option.get(), Nearest.hint(option.get(), longNames(spec)));
    }
    String first = typed.getFirst();
    return spec.positionalParameters().isEmpty() && !spec.subcommands().isEmpty()
        ? noCommand(spec, first)
        : "%s is one argument too many.".formatted(first);
  }

  private static String noCommand(CommandSpec spec, String typed) {
    return "%s has no command %s.%s"
        .formatted(spec.qualifiedName(), typed, Nearest.hint(typed, spec.subcommands().keySet()));
  }

  /** What "help" is asked about is a value of no argument. */
  private static Optional<String> unknown(ParameterException mistake) {
    return mistake.getArgSpec() == null
        ? Optional.ofNullable(mistake.getValue())
            .map(typed -> noCommand(mistake.getCommandLine().getCommandSpec(), typed))
        : Optional.empty();
  }

  private static List<String> longNames(CommandSpec spec) {
    return spec.options().stream().map(OptionSpec::longestName).toList();
  }

  private static String missing(MissingParameterException mistake) {
    ArgSpec first = mistake.getMissing().getFirst();
    return first instanceof OptionSpec option
        ? "%s needs a value%s."
            .formatted(option.longestName(), words(option).map(": one of "::concat).orElse(""))
        : "%s needs %s.".formatted(name(mistake.getCommandLine()), first.paramLabel());
  }

  private static Optional<String> words(OptionSpec option) {
    return option.type().isEnum()
        ? Optional.of(String.join(", ", typed(option)))
        : Optional.empty();
  }

  private static List<String> typed(ArgSpec choice) {
    return Arrays.stream(choice.type().getEnumConstants())
        .map(word -> word.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Returns what can be typed, where it is one of some words. */
  private static Optional<String> choice(ParameterException mistake) {
    ArgSpec asked = mistake.getArgSpec();
    if (asked == null || !asked.type().isEnum() || mistake.getValue() == null) {
      return Optional.empty();
    }
    List<String> words = typed(asked);
    String typed = mistake.getValue();
    return Optional.of(
        "%s is one of %s, not %s.%s"
            .formatted(
                asked instanceof OptionSpec option ? option.longestName() : asked.paramLabel(),
                String.join(", ", words),
                typed,
                Nearest.hint(typed.toLowerCase(Locale.ROOT), words)));
  }
}

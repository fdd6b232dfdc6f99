package io.driftwarden.cli.docs;

import java.nio.file.Files;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/commands.md}, made of what the command says of itself. */
final class CommandsPage {
  private final StringBuilder page = new StringBuilder();

  private CommandsPage() {}

  static String text() {
    CommandsPage page = new CommandsPage();
    page.line("# The commands");
    page.line("");
    page.line("What `driftwarden COMMAND --help` says, in one page. `ReferenceTest` makes it.");
    Commands.all().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> !spec.usageMessage().hidden())
        .forEach(page::command);
    return page.page.toString();
  }

  private void line(String text) {
    page.append(text.stripTrailing()).append('\n');
  }

  private void command(CommandSpec spec) {
    line("");
    line("## `%s`".formatted(spec.qualifiedName()));
    paragraphs(spec.usageMessage().header());
    paragraphs(spec.usageMessage().description());
    String own = "docs/" + spec.name() + ".md";
    if (Files.exists(Page.ROOT.resolve(own))) {
      line("");
      line("More: [%1$s.md](%1$s.md).".formatted(spec.name()));
    }
    if (spec.subcommands().isEmpty()) {
      line("");
      line("| | |");
      line("|---|---|");
      spec.positionalParameters().forEach(this::parameter);
      spec.options().stream().filter(option -> !option.hidden()).forEach(this::option);
    }
    paragraphs(spec.usageMessage().footer());
    spec.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::command);
  }

  private void paragraphs(String[] texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        line("");
        line(text.strip().replaceAll("%n.*|@\\|[^ ]+ |\\|@", ""));
      }
    }
  }

  private void parameter(PositionalParamSpec spec) {
    row("`%s`".formatted(spec.paramLabel().replace("|", "\\|")), spec.description());
  }

  private void option(OptionSpec spec) {
    String label = spec.arity().max() == 0 ? "" : " " + label(spec);
    row(
        "`%s%s`".formatted(String.join("`, `", spec.names()), label).replace("|", "\\|"),
        spec.description());
  }

  private static String label(OptionSpec spec) {
    return spec.paramLabel().replaceAll("[<>]", "").toUpperCase(Locale.ROOT);
  }

  private void row(String what, String[] description) {
    line("| %s | %s |".formatted(what, String.join(" ", description).replace("|", "\\|")));
  }
}

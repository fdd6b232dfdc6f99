package io.driftwarden.cli.schema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what concerns the schemas of providers. */
@Command(
    name = "schema",
    header = "Show or import what is known of Terraform's providers.",
    description = {
      "",
      "Which attributes a resource has, of what types, and which of them the provider decides, is known of well-known providers. Others are imported once from a provider that is installed; renderings never run one.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, ImportCommand.class})
public final class SchemaCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Called where no command is named. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

package io.driftwarden.cli.schema;

import io.driftwarden.hcl.schema.ProviderTable;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows which providers are known. */
@Command(
    name = "list",
    header = "Show which providers are known, and in which versions.",
    footer = {"", "Exit codes: 0 shown, 2 a table can't be read."},
    mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  @Mixin private SchemaFolder folder = new SchemaFolder();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (ProviderTable table : folder.schemas().tables()) {
      out.printf(
          "%-50s %-10s %5d resources %5d data%n",
          table.provider().address(),
          table.provider().version(),
          table.resources().size(),
          table.data().size());
    }
    out.flush();
  }
}

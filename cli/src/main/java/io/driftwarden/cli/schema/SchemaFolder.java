package io.driftwarden.cli.schema;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.schema.ProviderTable;
import io.driftwarden.render.terraform.ImportedSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where imported tables lie, as a command is told. */
public final class SchemaFolder {
  @Option(
      names = "--schemas",
      paramLabel = "FOLDER",
      description =
          "Where imported schemas of providers lie. Default: ~/.local/share/driftwarden/schemas.")
  private @Nullable Path folder;

  private Path folder() {
    return folder == null ? ImportedSchemas.home() : folder;
  }

  /**
   * Returns the schemas that come with the program, and before them the imported ones.
   *
   * @throws DiagnosticException if one of them can't be read
   */
  public ProviderSchemas schemas() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw ImportedSchemas.unreadable(folder, "There is no such folder.");
    }
    return ImportedSchemas.in(folder()).schemas();
  }

  /** Keeps a table, in place of another of the same provider. */
  void keep(ProviderTable table, String text) {
    ImportedSchemas.keep(folder(), table, text);
  }
}

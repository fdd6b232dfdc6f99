package io.driftwarden.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.schema.Provider;
import io.driftwarden.hcl.schema.ProviderTable;
import io.driftwarden.hcl.schema.SchemaJson;
import io.driftwarden.hcl.terraform.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes tables of what providers say of themselves. */
@Command(
    name = "import",
    header = "Import the schemas of providers that are installed.",
    description = {
      "",
      "Reads what \"terraform providers schema -json\" printed, or runs that in a folder where \"terraform init\" was run. The versions are those of the lock file there.",
      ""
    },
    footer = {"", "Exit codes: 0 imported, 2 it could not be."},
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Parameters(
      arity = "1",
      paramLabel = "FILE|FOLDER",
      description = "The JSON that Terraform printed, or the folder to run it in.")
  private Path source = Path.of("");

  @Option(
      names = "--terraform",
      paramLabel = "PROGRAM",
      defaultValue = "terraform",
      description = "What is run in a folder: terraform, tofu or a path. Default: terraform.")
  private String terraform = "terraform";

  @Mixin private SchemaFolder folder = new SchemaFolder();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    boolean runs = Files.isDirectory(source);
    String json = runs ? Printed.by(terraform, source) : read();
    Path beside = runs ? source : source.toAbsolutePath().resolveSibling("");
    Map<String, String> versions = versions(beside.resolve(LockFile.NAME));
    providers(json)
        .forEach((address, schemas) -> {
          Provider provider = new Provider(address, versions.getOrDefault(address, "unknown"));
          ProviderTable table = keep(provider, schemas);
          spec.commandLine()
              .getOut()
              .printf(
                  "%s %s: %d resources, %d data%n",
                  address, provider.version(), table.resources().size(), table.data().size());
        });
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String read() {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "There is no %s, or it can't be read.".formatted(source));
    }
  }

  private static Map<String, String> versions(Path lock) {
    try {
      return Files.exists(lock)
          ? LockFile.versions(new Source(lock.toString(), Files.readString(lock, UTF_8)))
          : Map.of();
    } catch (IOException e) {
      return Map.of();
    }
  }

  private Map<String, Map<?, ?>> providers(String json) {
    try {
      Map<String, Map<?, ?>> providers = new TreeMap<>();
      if (MAPPER.readValue(json, Object.class) instanceof Map<?, ?> all
          && all.get("provider_schemas") instanceof Map<?, ?> schemas) {
        schemas.forEach((address, schema) -> {
          if (schema instanceof Map<?, ?> map) {
            providers.put(String.valueOf(address), map);
          }
        });
      }
      if (!providers.isEmpty()) {
        return providers;
      }
    } catch (JacksonException e) {
      throw notPrinted();
    }
    throw notPrinted();
  }

  private ProviderTable keep(Provider provider, Map<?, ?> schemas) {
    try {
      String text = SchemaJson.table(provider, schemas);
      ProviderTable table = ProviderTable.parse(text, source.toString());
      folder.keep(table, text);
      return table;
    } catch (IllegalArgumentException | ClassCastException e) {
      throw notPrinted();
    }
  }

  private DiagnosticException notPrinted() {
    return new DiagnosticException(
        Diagnostic.error(
            "schema_json",
            "File holds no schemas of providers",
            "It is to be what `terraform providers schema -json` prints.",
            Place.of(source.toString())));
  }
}

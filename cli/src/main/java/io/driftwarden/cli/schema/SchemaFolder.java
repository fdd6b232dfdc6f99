package io.driftwarden.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.schema.ProviderTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where imported tables lie: with the user, never in a repository, whose authors could forge them.
 */
public final class SchemaFolder {
  private static final String END = ".schemas.gz";
  private static final int LARGEST = 100 << 20;

  @Option(
      names = "--schemas",
      paramLabel = "FOLDER",
      description =
          "Where imported schemas of providers lie. Default: ~/.local/share/driftwarden/schemas.")
  private @Nullable Path folder;

  private Path folder() {
    return folder == null
        ? Path.of(System.getProperty("user.home"), ".local", "share", "driftwarden", "schemas")
        : folder;
  }

  /**
   * Returns the schemas that come with the program, and before them the imported ones.
   *
   * @throws DiagnosticException if one of them can't be read
   */
  public ProviderSchemas schemas() {
    ProviderSchemas schemas = ProviderSchemas.bundled();
    for (Path file : files()) {
      schemas = schemas.with(ProviderTable.parse(text(file), file.toString()));
    }
    return schemas;
  }

  private List<Path> files() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw unreadable(folder, "There is no such folder.");
    }
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(END)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder(), "The folder can't be read.");
    }
  }

  private static String text(Path file) {
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
      byte[] bytes = packed.readNBytes(LARGEST);
      if (packed.read() >= 0) {
        throw unreadable(file, "It is larger than %d MiB.".formatted(LARGEST >> 20));
      }
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw unreadable(file, "It is damaged. Import it again with `driftwarden schema import`.");
    }
  }

  private static DiagnosticException unreadable(Path path, String detail) {
    return new DiagnosticException(
        Diagnostic.error(
            "schema_unreadable",
            "Schemas of providers can't be read",
            detail,
            Place.of(path.toString())));
  }

  /** Keeps a table, in place of another of the same provider, and returns where it is. */
  Path keep(ProviderTable table, String text) {
    Path file = folder().resolve(table.provider().address().replace('/', '_') + END);
    try {
      Files.createDirectories(folder());
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(text.getBytes(UTF_8));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

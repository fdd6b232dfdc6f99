package io.driftwarden.render.terraform;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The schemas of providers: those that come with the program, and before them the tables that a
 * person imported. They lie with that person, never in a repository, whose authors could forge
 * them.
 *
 * @param digest of the imported tables; empty where there are none
 */
public record ImportedSchemas(ProviderSchemas schemas, String digest) {
  private static final String END = ".schemas.gz";
  private static final int LARGEST = 100 << 20;

  /** Only those that come with the program. */
  public static final ImportedSchemas NONE = new ImportedSchemas(ProviderSchemas.bundled(), "");

  /** Returns the folder in which they lie if nothing else is said. */
  public static Path home() {
    return Path.of(System.getProperty("user.home"), ".local", "share", "driftwarden", "schemas");
  }

  /**
   * Returns those of a folder, which need not be there.
   *
   * @throws DiagnosticException if one of them can't be read
   */
  public static ImportedSchemas in(Path folder) {
    ProviderSchemas schemas = ProviderSchemas.bundled();
    MessageDigest digest = sha256();
    List<Path> files = files(folder);
    for (Path file : files) {
      String text = text(file);
      schemas = schemas.with(ProviderTable.parse(text, file.toString()));
      digest.update(text.getBytes(UTF_8));
    }
    return files.isEmpty()
        ? NONE
        : new ImportedSchemas(schemas, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(END)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, "The folder can't be read.");
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

  /** Returns what is told of a folder or file that can't be read. */
  public static DiagnosticException unreadable(Path path, String detail) {
    return new DiagnosticException(
        Diagnostic.error(
            "schema_unreadable",
            "Schemas of providers can't be read",
            detail,
            Place.of(path.toString())));
  }

  /** Keeps a table in a folder, in place of another of the same provider. */
  public static void keep(Path folder, ProviderTable table, String text) {
    Path file = folder.resolve(table.provider().address().replace('/', '_') + END);
    try {
      Files.createDirectories(folder);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(text.getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.driftwarden.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a person's own Terraform prints in a folder that they named. */
final class Printed {
  private Printed() {}

  /**
   * Returns the schemas of the providers that are installed in a folder.
   *
   * @throws DiagnosticException if the program is not there or fails; it holds what that said
   */
  static String by(String terraform, Path folder) {
    try {
      Path errors = Files.createTempFile("driftwarden-schema", ".log");
      try {
        Process process =
            new ProcessBuilder(terraform, "providers", "schema", "-json")
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String json = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0) {
          return json;
        }
        process.destroyForcibly();
        throw failed(folder, "It said: " + Files.readString(errors).strip());
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw failed(folder, "Is %s installed?".formatted(terraform));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(folder, "It was interrupted.");
    }
  }

  private static DiagnosticException failed(Path folder, String detail) {
    return new DiagnosticException(
        Diagnostic.error(
            "schema_terraform",
            "Terraform prints no schemas here",
            "Run `terraform init` in the folder first. " + detail,
            Place.of(folder.toString())));
  }
}

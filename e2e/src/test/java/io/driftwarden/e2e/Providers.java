package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Terraform's providers come from in the tests. */
public final class Providers {
  private Providers() {}

  /**
   * Writes a configuration of Terraform's that takes providers from a mirror on this machine, where
   * there is one; without one they come from the registry.
   */
  public static Optional<Path> configuration(Path folder) {
    return mirror()
        .map(mirror -> {
          String text =
              "provider_installation {\n  filesystem_mirror { path = \"%s\" }\n}\n"
                  .formatted(mirror);
          try {
            return Files.writeString(folder.resolve("terraform.rc"), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Optional<Path> mirror() {
    return Stream.of(
            Optional.ofNullable(System.getenv("DRIFTWARDEN_PROVIDERS")),
            Optional.of("/usr/local/share/terraform/plugins"),
            Optional.of("/opt/tf-plugins"))
        .flatMap(Optional::stream)
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst();
  }
}

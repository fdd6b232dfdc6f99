package io.driftwarden.cli.docs;

import io.driftwarden.controller.config.ConfigFile;
import io.driftwarden.controller.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Server configurations of the pages, for which all secrets that they name are there. */
final class ServerSettings {
  private static final String SECRET = "a secret that is long enough";
  private static final Pattern VARIABLE = Pattern.compile("\\benv: \"?([A-Za-z_0-9]+)");
  private static final Pattern FILE = Pattern.compile("\\bfile: \"?([^\\s}\"]+)");

  private ServerSettings() {}

  /**
   * @throws io.driftwarden.diagnostics.DiagnosticException listing all that is wrong
   */
  static ServerConfig read(String text) throws IOException {
    Path folder = Files.createTempDirectory("driftwarden-docs");
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    Path schemas = Files.createDirectory(folder.resolve("schemas"));
    Map<String, String> environment = new HashMap<>();
    VARIABLE.matcher(text).results().forEach(found -> environment.put(found.group(1), SECRET));
    String found = FILE.matcher(text).replaceAll((MatchResult _) -> "file: " + secret);
    Path file = Files.writeString(folder.resolve("driftwarden.yaml"), found);
    try {
      return ConfigFile.read(file, environment);
    } finally {
      Files.delete(file);
      Files.delete(secret);
      Files.delete(schemas);
      Files.delete(folder);
    }
  }
}

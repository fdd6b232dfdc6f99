package io.driftwarden.controller.config;

import io.driftwarden.controller.store.Apply;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.terraform.ImportedSchemas;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code driftwarden.yaml}; {@code docs/serve.md} describes it. */
public final class ConfigFile {
  private static final List<String> KEYS =
      List.of(
          "data",
          "store",
          "listen",
          "repositories",
          "targets",
          "deploy",
          "drift",
          "git",
          "policy",
          "page",
          "packages",
          "schemas");

  private ConfigFile() {}

  /**
   * Returns the configuration of a file.
   *
   * @param environment in which secrets may be
   * @throws DiagnosticException with every problem of the file; show them without the file's lines,
   *     since a secret may stand on one
   */
  public static ServerConfig read(Path file, Map<String, String> environment) {
    Reading reading = Reading.of(file, environment);
    Section root = Section.of(document(file), reading).allow(KEYS);
    ServerConfig config = config(root, reading);
    new Consistency(root, reading).check(config);
    reading.throwProblems();
    return config;
  }

  private static Node document(Path file) {
    List<Node> documents = YamlReader.read(new Source(file.toString(), text(file)));
    if (documents.size() != 1) {
      throw problem(
          file, "Not one YAML document", "The configuration is one document; see docs/serve.md.");
    }
    return documents.getFirst();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw problem(
          file,
          "Configuration can't be read",
          "Name a file with --config that this user may read and that is text in UTF-8.");
    }
  }

  private static DiagnosticException problem(Path file, String summary, String detail) {
    return new DiagnosticException(
        Diagnostic.error("config", summary, detail, Place.of(file.toString())));
  }

  private static ServerConfig config(Section root, Reading reading) {
    return new ServerConfig(
        root.path("data").orElse(reading.folder().resolve("data")),
        StoreConfig.of(root.section("store"), reading),
        listen(root.section("listen").allow(List.of("host", "port"))),
        root.sections("repositories").stream()
            .map(section -> new Repositories(reading).read(section))
            .toList(),
        root.sections("targets").stream().map(Targets::read).toList(),
        root.sections("deploy").stream().map(ConfigFile::place).toList(),
        root.section("drift")
            .allow(List.of("every"))
            .duration("every")
            .orElse(ServerConfig.DEFAULT_DRIFT),
        root.section("git").allow(List.of("password")).secret("password"),
        policy(root.section("policy"), reading),
        PageConfig.read(root.section("page"), reading),
        PackagesConfig.read(root.section("packages"), reading),
        schemas(root, reading));
  }

  private static Path schemas(Section root, Reading reading) {
    Optional<Path> named = root.path("schemas");
    if (named.isPresent() && !Files.isDirectory(named.get())) {
      reading.problem(
          "No such folder",
          "Name the folder that `driftwarden schema import --schemas FOLDER` wrote to.",
          root.place("schemas"));
    }
    return named.orElseGet(ImportedSchemas::home);
  }

  private static PolicyConfig policy(Section section, Reading reading) {
    section.allow(List.of("engine", "opa"));
    String engine =
        section.has("engine") ? section.choice("engine", List.of("embedded", "opa")) : "embedded";
    if (engine.equals("opa")) {
      return opa(section.section("opa").allow(List.of("url", "timeout")));
    }
    if (section.has("opa")) {
      reading.problem(
          "OPA is not the engine",
          "Say \"engine: opa\" beside it, or take it out.",
          section.place("opa"));
    }
    return new PolicyConfig.Embedded();
  }

  private static PolicyConfig opa(Section section) {
    section.required("url");
    return new PolicyConfig.Opa(
        section.address("url").orElse(URI.create("")),
        section.duration("timeout").orElse(PolicyConfig.Opa.DEFAULT_TIMEOUT));
  }

  private static Listen listen(Section section) {
    return new Listen(
        section.text("host").orElse(Listen.DEFAULT.host()),
        section.port("port").orElse(Listen.DEFAULT.port()));
  }

  private static Apply.Place place(Section section) {
    section.allow(List.of("repository", "stack", "target"));
    return new Apply.Place(
        section.required("repository"), section.required("stack"), section.required("target"));
  }
}

package io.driftwarden.cli.packages;

import io.driftwarden.hcl.version.VersionConstraint;
import io.driftwarden.render.packages.LinklessTree;
import io.driftwarden.render.packages.ModuleSource;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The modules that {@code terraform init} put below a stack's {@code .terraform/modules}, before
 * those of somewhere else.
 *
 * @param folder of which stacks are named
 */
record InitializedModules(Path folder, Packages otherwise) implements Packages {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public Answer find(PackageRef ref, String stack) {
    Path root = folder.resolve(stack);
    return read(root.resolve(".terraform").resolve("modules").resolve("modules.json"))
        .flatMap(known ->
            known
                .path("Modules")
                .valueStream()
                .flatMap(module -> found(ref, module, root).stream())
                .findFirst())
        .orElseGet(() -> otherwise.find(ref, stack));
  }

  private static Optional<JsonNode> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(JSON.readTree(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Answer> found(PackageRef ref, JsonNode module, Path root) {
    String source = module.path("Source").asString("");
    String version = module.path("Version").asString("");
    if (!(ModuleSource.parse(source, "")
            instanceof ModuleSource.Parsed.Known(ModuleSource(PackageRef known, String inside)))
        || !isMeant(ref, known, version)) {
      return Optional.empty();
    }
    String directory = module.path("Dir").asString("");
    String own =
        directory.endsWith("/" + inside)
            ? directory.substring(0, directory.length() - inside.length() - 1)
            : directory;
    Path files = root.resolve(own).normalize();
    return files.startsWith(root.resolve(".terraform").resolve("modules").normalize())
            && Files.isDirectory(files)
        ? Optional.of(
            new Answer.Found(
                ref.named(version),
                "initialized:" + known + "@" + version,
                new LinklessTree(new FolderTree(files)),
                ""))
        : Optional.empty();
  }

  private static boolean isMeant(PackageRef ref, PackageRef known, String version) {
    if (!(ref instanceof PackageRef.Module wanted)) {
      return ref.equals(known);
    }
    return known instanceof PackageRef.Module module
        && wanted.address().equals(module.address())
        && VersionConstraint.parse(wanted.constraint())
            .filter(fits -> fits.contains(version))
            .isPresent();
  }
}

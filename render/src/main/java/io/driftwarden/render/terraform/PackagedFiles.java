package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.ModuleFiles;
import io.driftwarden.hcl.terraform.Paths;
import io.driftwarden.render.packages.ModuleSource;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.PackagedTree.Mounted;
import java.util.List;
import java.util.Optional;

/** The files of a tree and of the packages that its configurations call as modules. */
record PackagedFiles(PackagedTree tree, TreeFiles files) implements ModuleFiles {
  PackagedFiles(PackagedTree tree) {
    this(tree, new TreeFiles(tree));
  }

  @Override
  public List<String> names(String directory) {
    return files.names(directory);
  }

  @Override
  public List<String> directories(String directory) {
    return files.directories(directory);
  }

  @Override
  public Optional<byte[]> read(String path) {
    return files.read(path);
  }

  @Override
  public Located locate(String source, String version) {
    return switch (ModuleSource.parse(source, version)) {
      case ModuleSource.Parsed.Refused(String why) -> new Located.Nowhere(why);
      case ModuleSource.Parsed.Known(ModuleSource known) -> locate(known);
    };
  }

  private Located locate(ModuleSource source) {
    return switch (tree.mount(source.ref())) {
      case Mounted.Nowhere(String why) -> new Located.Nowhere(why);
      case Mounted.At(String directory) ->
          Paths.resolve(directory, source.directory())
              .filter(inside -> tree.together(directory, inside))
              .<Located>map(Located.At::new)
              .orElseGet(() -> new Located.Nowhere("Its path leads out of the package."));
    };
  }

  @Override
  public boolean together(String directory, String other) {
    return tree.together(directory, other);
  }
}

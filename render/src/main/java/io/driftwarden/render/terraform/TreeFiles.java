package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.ModuleFiles;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The files of a tree as configurations read them; links are followed inside the tree. */
record TreeFiles(Tree tree) implements ModuleFiles {
  @Override
  public List<String> names(String directory) {
    return Links.resolve(tree, directory).stream()
        .flatMap(found -> tree.list(found.path()).stream())
        .filter(entry -> entry instanceof Entry.File || entry instanceof Entry.Link)
        .map(Entry::name)
        .toList();
  }

  @Override
  public List<String> directories(String directory) {
    return Links.resolve(tree, directory).stream()
        .flatMap(found -> tree.list(found.path()).stream())
        .filter(Entry.Directory.class::isInstance)
        .map(Entry::name)
        .toList();
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Links.resolve(tree, path)
        .filter(Entry.File.class::isInstance)
        .map(file -> tree.read((Entry.File) file));
  }
}

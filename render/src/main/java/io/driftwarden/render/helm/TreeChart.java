package io.driftwarden.render.helm;

import io.driftwarden.helm.chart.ChartFiles;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** The files of a chart in a tree; links are followed inside the tree. */
record TreeChart(Tree tree, String directory, List<String> paths) implements ChartFiles {
  private static final int DEEPEST = 32;

  static TreeChart of(Tree tree, String directory) {
    List<String> paths = new ArrayList<>();
    collect(tree, directory, prefix(directory).length(), paths);
    return new TreeChart(tree, directory, List.copyOf(paths));
  }

  private static void collect(Tree tree, String directory, int prefix, List<String> paths) {
    for (Entry child : tree.list(directory)) {
      if (child instanceof Entry.Directory) {
        if (child.path().chars().filter(c -> c == '/').count() < DEEPEST) {
          collect(tree, child.path(), prefix, paths);
        }
      } else if (!(child instanceof Entry.Submodule)) {
        paths.add(child.path().substring(prefix));
      }
    }
  }

  private static String prefix(String directory) {
    return directory.isEmpty() ? "" : directory + "/";
  }

  @Override
  public String repositoryPath(String path) {
    return prefix(directory) + path;
  }

  @Override
  public byte[] read(String path) {
    return Links.resolve(tree, repositoryPath(path))
        .filter(Entry.File.class::isInstance)
        .map(file -> tree.read((Entry.File) file))
        .orElse(new byte[0]);
  }
}

package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.chart.ChartFiles;
import io.driftwarden.helm.chart.ChartMemory;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The files of a chart in a tree; links are followed inside the tree.
 *
 * @param entries what stands at each path, as the chart names it: files, and links to files
 */
record TreeChart(Tree tree, String directory, SortedMap<String, Entry> entries, ChartMemory memory)
    implements ChartFiles {
  private static final int DEEPEST = 32;
  private static final int MOST_FILES = 20_000;

  static TreeChart of(Tree tree, String directory, ChartMemory memory) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    Links.resolve(tree, directory).ifPresent(found -> collect(tree, found, "", entries));
    return new TreeChart(tree, directory, entries, memory);
  }

  /** Collects the files below a folder, those of linked folders too, as the chart names them. */
  private static void collect(
      Tree tree, Entry folder, String prefix, SortedMap<String, Entry> entries) {
    boolean tooDeep = prefix.chars().filter(c -> c == '/').count() > DEEPEST;
    if (tooDeep || entries.size() > MOST_FILES) {
      throw tooMany(folder.path());
    }
    for (Entry child : tree.list(folder.path())) {
      String path = prefix + child.name();
      switch (followed(tree, child)) {
        case Entry.Directory directory -> collect(tree, directory, path + "/", entries);
        case Entry.File _, Entry.Link _ -> entries.put(path, child);
        case Entry.Submodule _ -> {}
      }
    }
  }

  /**
   * What a link leads to, if it is a folder; what is wrong with another is told when it is read.
   */
  private static Entry followed(Tree tree, Entry child) {
    try {
      return child instanceof Entry.Link
          ? Links.resolve(tree, child.path())
              .filter(Entry.Directory.class::isInstance)
              .orElse(child)
          : child;
    } catch (DiagnosticException e) {
      return child;
    }
  }

  private static DiagnosticException tooMany(String path) {
    return new DiagnosticException(
        Diagnostic.error(
            "helm_too_many_files",
            "Chart has too many files",
            "At most %,d files in %d levels are read. Look for a link that leads to a folder around it."
                .formatted(MOST_FILES, DEEPEST),
            Place.of(path)));
  }

  private static String prefix(String directory) {
    return directory.isEmpty() ? "" : directory + "/";
  }

  @Override
  public List<String> paths() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public String repositoryPath(String path) {
    return prefix(directory) + path;
  }

  @Override
  public byte[] read(String path) {
    return file(path).map(tree::read).orElse(new byte[0]);
  }

  private Optional<Entry.File> file(String path) {
    Optional<Entry> found =
        switch (entries.get(path)) {
          case Entry.File file -> tree.entry(file.path());
          case Entry.Link link -> Links.resolve(tree, link.path());
          case null, default -> Optional.empty();
        };
    return found.flatMap(
        entry -> entry instanceof Entry.File file ? Optional.of(file) : Optional.empty());
  }

  @Override
  public Source source(String path) {
    Supplier<Source> read = () -> ChartFiles.super.source(path);
    return file(path)
        .map(file -> memory.file(repositoryPath(path), file.id(), read))
        .orElseGet(read);
  }

  @Override
  public ChartFiles archive(String path) {
    return file(path)
        .map(file -> memory.archive(repositoryPath(path), file.id(), () -> tree.read(file)))
        .orElseGet(() -> ChartFiles.super.archive(path));
  }
}

package io.driftwarden.render.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file that makes a folder a kustomization's. */
public final class KustomizationFile {
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Flux has objects of its own of that kind, and their files are named so, too. */
  private static final Pattern FLUX =
      Pattern.compile(
          "^(?:--- ?)?\\{? ?[\"']?apiVersion[\"']? ?: *[\"']?kustomize\\.toolkit\\.fluxcd\\.io/",
          Pattern.MULTILINE);

  private KustomizationFile() {}

  /**
   * Returns the kustomization file of a folder, if it has one.
   *
   * @throws DiagnosticException if there are several, or it can't be read
   */
  public static Optional<Source> in(Tree tree, String directory) {
    List<Source> found =
        tree.list(directory).stream()
            .filter(child -> NAMES.contains(child.name()))
            .flatMap(child -> Links.resolve(tree, child.path()).stream())
            .filter(Entry.File.class::isInstance)
            .map(file -> read(tree, (Entry.File) file))
            .filter(source -> !FLUX.matcher(source.text()).find())
            .toList();
    if (found.size() > 1) {
      throw two(found);
    }
    return found.stream().findFirst();
  }

  private static Source read(Tree tree, Entry.File file) {
    return new Source(file.path(), new String(tree.read(file), UTF_8));
  }

  private static DiagnosticException two(List<Source> found) {
    return new DiagnosticException(
        Diagnostic.error(
            "kustomize_two_files",
            "Two kustomization files",
            "Only one of %s and %s can count. Remove the other."
                .formatted(found.getFirst().path(), found.getLast().path()),
            Place.of(found.getLast().path())));
  }
}

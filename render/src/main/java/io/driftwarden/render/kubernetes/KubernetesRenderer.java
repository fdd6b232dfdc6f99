package io.driftwarden.render.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders a folder of manifests with all below it, but for folders that are charts or stacks of
 * other kinds.
 */
public final class KubernetesRenderer implements Renderer {
  private static final int DEEPEST = 32;

  @Override
  public Rendered render(Stack stack, Tree tree) {
    Folder folder = new Folder(tree);
    folder.visit(stack.path(), 0);
    List<Diagnostic> diagnostics = new ArrayList<>(folder.objects.diagnostics());
    diagnostics.addAll(folder.diagnostics);
    diagnostics.addAll(duplicates(folder.objects.resources()));
    return new Rendered(folder.objects.resources(), diagnostics);
  }

  /** Of two objects with the same name the one that is applied later would win. */
  private static List<Diagnostic> duplicates(List<Resource> resources) {
    Map<String, Resource> first = new HashMap<>();
    List<Diagnostic> duplicates = new ArrayList<>();
    for (Resource resource : resources) {
      if (resource.attributes().nearest(List.of("metadata", "name")) instanceof Value.Mapping) {
        continue;
      }
      String group = resource.type().replaceFirst("[^/]+/[^/]+$", "");
      Resource there = first.putIfAbsent(group + resource.address(), resource);
      if (there != null) {
        duplicates.add(
            Diagnostic.warning(
                    "kubernetes_duplicate",
                    "Object is there twice",
                    "Only one object can be %s, and both are judged. Rename or remove one."
                        .formatted(resource.address()),
                    resource.place())
                .and(there.place(), "first here"));
      }
    }
    return duplicates;
  }

  private static final class Folder {
    private final Tree tree;
    private final Objects objects = new Objects("");
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Folder(Tree tree) {
      this.tree = tree;
    }

    void visit(String directory, int depth) {
      List<Entry> children = tree.list(directory);
      boolean otherKind =
          children.stream().anyMatch(child -> Stack.Kind.markedBy(child).isPresent());
      boolean below = depth > 0;
      if (depth > DEEPEST || (below && (otherKind || isKustomization(directory)))) {
        return;
      }
      for (Entry child : children) {
        if (child instanceof Entry.Directory && !child.name().startsWith(".")) {
          visit(child.path(), depth + 1);
        } else if (isDocument(child.name()) && !child.name().startsWith(".")) {
          read(child.path());
        }
      }
    }

    private static boolean isDocument(String name) {
      return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private boolean isKustomization(String directory) {
      try {
        return KustomizationFile.in(tree, directory).isPresent();
      } catch (DiagnosticException e) {
        return true;
      }
    }

    private void read(String path) {
      try {
        Links.resolve(tree, path)
            .filter(Entry.File.class::isInstance)
            .map(file -> new String(tree.read((Entry.File) file), UTF_8))
            .ifPresent(text -> read(new Source(path, text)));
      } catch (DiagnosticException e) {
        diagnostics.addAll(e.diagnostics());
      }
    }

    /** A file of which no document is an object, such as a values file, is none of the stack's. */
    private void read(Source source) {
      List<Node> documents = YamlReader.read(source);
      if (documents.stream().anyMatch(Folder::looksLikeAnObject)) {
        documents.forEach(objects::add);
      }
    }

    private static boolean looksLikeAnObject(Node document) {
      return document instanceof Node.Mapping mapping
          && mapping.get("apiVersion").isPresent()
          && mapping.get("kind").isPresent();
    }
  }
}

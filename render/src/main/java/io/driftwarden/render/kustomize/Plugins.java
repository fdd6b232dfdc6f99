package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents that a kustomization lists as generators, transformers or validators. */
final class Plugins {
  private final Kustomization kustomization;
  private final Accumulation accumulation;
  private final List<Program> elsewhere = new ArrayList<>();

  private Plugins(Kustomization kustomization, Accumulation accumulation) {
    this.kustomization = kustomization;
    this.accumulation = accumulation;
  }

  /** Reads those of a field: what stands in it before what files and folders hold. */
  static List<Plugin> of(Kustomization kustomization, String field, Accumulation accumulation) {
    return new Plugins(kustomization, accumulation).all(kustomization.fields().texts(field));
  }

  private List<Plugin> all(List<Node.Text> texts) {
    Accumulated read = Accumulated.nothing();
    texts.stream().filter(text -> !Patches.isPath(text)).forEach(text -> readInline(text, read));
    texts.stream().filter(Patches::isPath).forEach(path -> readFiles(path, read));
    Stream<Plugin> here =
        read.items().all().stream().map(document -> Plugin.of(kustomization, document));
    return Stream.concat(here, elsewhere.stream()).toList();
  }

  private void readInline(Node.Text text, Accumulated read) {
    Origin here = kustomization.origin();
    ResourceReader.read(text, kustomization)
        .forEach(object -> read.items().add(accumulation.item(object, here)));
  }

  private void readFiles(Node.Text path, Accumulated read) {
    Accumulated files = Accumulated.nothing();
    if (!kustomization.root().isElsewhere(path)) {
      accumulation.addResource(kustomization, path, files);
    }
    if (kustomization.root().isElsewhere(path) || files.items().isIncomplete()) {
      elsewhere.add(Program.elsewhere(path));
    }
    files.items().all().forEach(read.items()::add);
  }
}

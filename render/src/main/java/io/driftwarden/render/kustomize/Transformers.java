package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The transformers that a kustomization asks for, in the order in which kustomize runs them. */
final class Transformers {
  private static final Set<String> LABEL =
      Set.of(
          "pairs", "includeSelectors", "includeTemplates", "includeVolumeClaimTemplates", "fields");

  private final Fields fields;
  private final FieldSpecs specs;
  private final List<Transformer> all = new ArrayList<>();

  private Transformers(Kustomization kustomization, FieldSpecs specs) {
    this.fields = kustomization.fields();
    this.specs = specs;
  }

  static List<Transformer> of(Kustomization kustomization, FieldSpecs specs) {
    Transformers transformers = new Transformers(kustomization, specs);
    Patches patches = new Patches(kustomization);
    transformers.all.addAll(patches.strategicMerges());
    transformers.all.addAll(patches.patches());
    transformers.addNames();
    transformers.addLabels();
    transformers.all.addAll(patches.jsonPatches());
    transformers.addReplicasAndImages();
    transformers.all.add(new Replacements(kustomization));
    return transformers.all;
  }

  private void addNames() {
    fields
        .text("namespace")
        .ifPresent(text ->
            all.add(
                new Namespaces(
                    text, specs.list("namespace"), Namespaces.Subjects.DEFAULT_ONLY, false)));
    fields
        .text("namePrefix")
        .ifPresent(text -> all.add(Names.prefix(text, specs.list("namePrefix"))));
    fields
        .text("nameSuffix")
        .ifPresent(text -> all.add(Names.suffix(text, specs.list("nameSuffix"))));
  }

  private void addLabels() {
    for (Node node : fields.list("labels")) {
      Fields label = Fields.of(node, "an entry of labels", LABEL);
      all.add(new Labels(label.pairs("pairs"), labelled(label)));
    }
    all.add(new Labels(fields.pairs("commonLabels"), specs.list("commonLabels")));
    all.add(new Labels(fields.pairs("commonAnnotations"), specs.list("commonAnnotations")));
  }

  private List<FieldSpec> labelled(Fields label) {
    List<FieldSpec> labelled = new ArrayList<>();
    label.list("fields").forEach(node -> labelled.add(FieldSpecs.spec(node)));
    add(labelled, "labels");
    if (label.flag("includeSelectors")) {
      add(labelled, "commonLabels");
      return labelled;
    }
    if (label.flag("includeTemplates")) {
      add(labelled, "templateLabels");
    }
    if (label.flag("includeVolumeClaimTemplates")) {
      add(labelled, "volumeClaimTemplateLabels");
    }
    FieldSpecs.addTo(labelled, FieldSpec.created("metadata/labels"));
    return labelled;
  }

  private void add(List<FieldSpec> labelled, String list) {
    specs.list(list).forEach(spec -> FieldSpecs.addTo(labelled, spec));
  }

  private void addReplicasAndImages() {
    fields.list("replicas").forEach(node -> all.add(new Replicas(node, specs.list("replicas"))));
    List<Node> images = new ArrayList<>(fields.list("images"));
    images.addAll(fields.list("imageTags"));
    images.forEach(node -> all.add(new Images(node, specs.list("images"))));
  }
}

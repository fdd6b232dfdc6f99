package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** The transformers that a kustomization asks for, in the order in which kustomize runs them. */
final class Transformers {
  private static final Set<String> LABEL =
      Set.of(
          "pairs", "includeSelectors", "includeTemplates", "includeVolumeClaimTemplates", "fields");

  private final Kustomization kustomization;
  private final Fields fields;
  private final FieldSpecs specs;
  private final List<Step> all = new ArrayList<>();

  private Transformers(Kustomization kustomization, FieldSpecs specs) {
    this.kustomization = kustomization;
    this.fields = kustomization.fields();
    this.specs = specs;
  }

  static List<Step> of(Kustomization kustomization, FieldSpecs specs) {
    Transformers transformers = new Transformers(kustomization, specs);
    transformers.addAll();
    return transformers.all;
  }

  private void addAll() {
    Patches patches = new Patches(kustomization);
    patches.strategicMerges().forEach(patch -> add(BuiltinKind.PATCH_MERGE, patch));
    patches.patches().forEach(patch -> add(BuiltinKind.PATCH, patch));
    addNames();
    addLabels();
    patches.jsonPatches().forEach(patch -> add(BuiltinKind.PATCH_JSON, patch));
    addReplicasAndImages();
    if (!fields.list("replacements").isEmpty()) {
      add(BuiltinKind.REPLACEMENT, new Replacements(kustomization));
    }
  }

  private void add(BuiltinKind kind, Transformer transformer) {
    all.add(new Step(kustomization.origin(kind.spelled()), transformer));
  }

  private void addNames() {
    fields
        .text("namespace")
        .map(text ->
            new Namespaces(text, specs.list("namespace"), Namespaces.Subjects.DEFAULT_ONLY, false))
        .ifPresent(transformer -> add(BuiltinKind.NAMESPACE, transformer));
    fields
        .text("namePrefix")
        .map(text -> Names.prefix(text, specs.list("namePrefix")))
        .ifPresent(transformer -> add(BuiltinKind.PREFIX, transformer));
    fields
        .text("nameSuffix")
        .map(text -> Names.suffix(text, specs.list("nameSuffix")))
        .ifPresent(transformer -> add(BuiltinKind.SUFFIX, transformer));
  }

  private void addLabels() {
    for (Node node : fields.list("labels")) {
      Fields label = Fields.of(node, "an entry of labels", LABEL);
      add(BuiltinKind.LABEL, new Labels(label.pairs("pairs"), labelled(label)));
    }
    SequencedMap<String, Node.Text> common = fields.pairs("commonLabels");
    if (!common.isEmpty() || !fields.list("labels").isEmpty()) {
      add(BuiltinKind.LABEL, new Labels(common, specs.list("commonLabels")));
    }
    SequencedMap<String, Node.Text> annotations = fields.pairs("commonAnnotations");
    if (!annotations.isEmpty()) {
      add(BuiltinKind.ANNOTATIONS, new Labels(annotations, specs.list("commonAnnotations")));
    }
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
    for (Node node : fields.list("replicas")) {
      add(BuiltinKind.REPLICA_COUNT, new Replicas(node, specs.list("replicas")));
    }
    List<Node> images = new ArrayList<>(fields.list("images"));
    images.addAll(fields.list("imageTags"));
    images.forEach(node -> add(BuiltinKind.IMAGE_TAG, new Images(node, specs.list("images"))));
  }
}

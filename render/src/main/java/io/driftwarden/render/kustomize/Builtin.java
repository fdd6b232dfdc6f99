package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import java.util.List;

/**
 * One of kustomize's own generators and transformers, told by a document of its own, which names
 * the fields that it changes.
 *
 * @param origin where it is told
 */
record Builtin(BuiltinDocument document, Origin origin) implements Plugin {
  static final String VERSION = "builtin";

  static Builtin of(Kustomization kustomization, Item item) {
    Origin origin = item.origin().orElseGet(kustomization::origin).toldBy(item.object());
    return new Builtin(BuiltinDocument.of(kustomization, item.object()), origin);
  }

  @Override
  public List<Step> steps(List<Diagnostic> remarks) {
    return transformers().stream().map(transformer -> new Step(origin, transformer)).toList();
  }

  private List<Transformer> transformers() {
    Fields fields = document.fields();
    return switch (document.kind()) {
      case ANNOTATIONS -> List.of(new Labels(fields.pairs("annotations"), document.specs()));
      case LABEL -> List.of(new Labels(fields.pairs("labels"), document.specs()));
      case PREFIX -> List.of(prefix());
      case SUFFIX -> List.of(suffix());
      case PREFIX_SUFFIX -> List.of(both(prefix(), suffix()));
      case NAMESPACE -> List.of(namespace());
      case IMAGE_TAG -> List.of(new Images(document.entry("imageTag"), document.specs()));
      case REPLICA_COUNT -> List.of(new Replicas(document.entry("replica"), document.specs()));
      case PATCH -> new Patches(document.asPatch()).patches();
      case PATCH_JSON -> new Patches(document.asJsonPatch()).jsonPatches();
      case PATCH_MERGE -> new Patches(document.asMerges()).strategicMerges();
      case REPLACEMENT -> List.of(new Replacements(document.asReplacements()));
      case HASH -> List.of(new NameHash());
      case CONFIG_MAP, SECRET, HELM_CHART, IAM_POLICY -> throw notAmong("transformer");
    };
  }

  private Transformer prefix() {
    return Names.prefix(document.text("prefix"), document.namedSpecs());
  }

  private Transformer suffix() {
    return Names.suffix(document.text("suffix"), document.namedSpecs());
  }

  private static Transformer both(Transformer first, Transformer second) {
    return items -> {
      first.transform(items);
      second.transform(items);
    };
  }

  /** Without a namespace nothing is changed, though the transformer is run. */
  private Transformer namespace() {
    Fields fields = document.fields();
    Namespaces.Subjects subjects =
        fields
            .text("setRoleBindingSubjects")
            .map(Namespaces.Subjects::of)
            .orElse(Namespaces.Subjects.DEFAULT_ONLY);
    boolean unsetOnly = fields.flag("unsetOnly");
    return document
        .metadata("namespace")
        .<Transformer>map(text -> new Namespaces(text, document.specs(), subjects, unsetOnly))
        .orElse(items -> {});
  }

  @Override
  public void generate(Items items, List<Diagnostic> remarks) {
    switch (document.kind()) {
      case CONFIG_MAP -> Generator.addAll(document.asGenerator("configMapGenerator"), items);
      case SECRET -> Generator.addAll(document.asGenerator("secretGenerator"), items);
      case HELM_CHART -> Charts.addAll(document.asChart(), items, remarks);
      case IAM_POLICY -> items.add(new Item(ServiceAccounts.of(document.fields())));
      case ANNOTATIONS,
          LABEL,
          PREFIX,
          SUFFIX,
          PREFIX_SUFFIX,
          NAMESPACE,
          IMAGE_TAG,
          REPLICA_COUNT,
          PATCH,
          PATCH_JSON,
          PATCH_MERGE,
          REPLACEMENT,
          HASH ->
          throw notAmong("generator");
    }
  }

  /** All that kustomize has built in makes or changes resources, and a validator must not. */
  @Override
  public void validate(List<Diagnostic> remarks) {
    throw notAmong("validator");
  }

  private DiagnosticException notAmong(String wanted) {
    return KustomizeProblem.of(
        "kustomize_builtin",
        "This is no " + wanted,
        "A %s is listed among the %ss. Move it to the field of what it is."
            .formatted(document.kind().spelled(), wanted),
        document.fields().place());
  }
}

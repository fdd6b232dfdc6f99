package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Set;

/** The kinds of documents that kustomize's own generators and transformers are told by. */
enum BuiltinKind {
  ANNOTATIONS("AnnotationsTransformer", "annotations fieldSpecs"),
  LABEL("LabelTransformer", "labels fieldSpecs"),
  PREFIX("PrefixTransformer", "prefix fieldSpecs"),
  SUFFIX("SuffixTransformer", "suffix fieldSpecs"),
  PREFIX_SUFFIX("PrefixSuffixTransformer", "prefix suffix fieldSpecs"),
  NAMESPACE("NamespaceTransformer", "fieldSpecs unsetOnly setRoleBindingSubjects"),
  IMAGE_TAG("ImageTagTransformer", "imageTag fieldSpecs"),
  REPLICA_COUNT("ReplicaCountTransformer", "replica fieldSpecs"),
  PATCH("PatchTransformer", "path patch target options"),
  PATCH_JSON("PatchJson6902Transformer", "path jsonOp target"),
  PATCH_MERGE("PatchStrategicMergeTransformer", "paths patches"),
  REPLACEMENT("ReplacementTransformer", "replacements"),
  HASH("HashTransformer", ""),
  CONFIG_MAP("ConfigMapGenerator", words(Generator.KNOWN)),
  SECRET("SecretGenerator", words(Generator.KNOWN)),
  HELM_CHART("HelmChartInflationGenerator", "chartHome configHome " + words(Charts.KNOWN)),
  IAM_POLICY("IAMPolicyGenerator", "cloud kubernetesService serviceAccount");

  private final String spelled;
  private final String own;

  BuiltinKind(String spelled, String own) {
    this.spelled = spelled;
    this.own = own;
  }

  private static String words(Set<String> fields) {
    return String.join(" ", fields);
  }

  /** Returns the kind of a name. */
  static BuiltinKind of(Node.Text name) {
    List<BuiltinKind> all = List.of(values());
    return all.stream()
        .filter(kind -> kind.spelled.equals(name.value()))
        .findFirst()
        .orElseThrow(() ->
            KustomizeProblem.unknownBuiltin(
                name.value(), all.stream().map(BuiltinKind::spelled).toList(), name.place()));
  }

  String spelled() {
    return spelled;
  }

  /** Returns the fields that a document of this kind may have. */
  Set<String> fields() {
    return Set.of(("apiVersion kind metadata " + own).strip().split(" "));
  }
}

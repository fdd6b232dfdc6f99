package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;

/** What a resource is known by; the empty text stands for what is not given. */
record ResourceId(String group, String version, String kind, String name, String namespace) {
  /** The namespace of what belongs to none. */
  static final String CLUSTER = "_non_namespaceable_";

  private static final String DEFAULT = "default";

  static ResourceId of(Node.Mapping object) {
    String apiVersion = Edits.text(object, "apiVersion");
    Node.Mapping metadata = Edits.mapping(object, "metadata");
    return of(
        apiVersion,
        Edits.text(object, "kind"),
        Edits.text(metadata, "name"),
        Edits.text(metadata, "namespace"));
  }

  static ResourceId of(String apiVersion, String kind, String name, String namespace) {
    int slash = apiVersion.indexOf('/');
    return new ResourceId(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        kind,
        name,
        namespace);
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  boolean isClusterScoped() {
    return namespace.equals(CLUSTER) || Kinds.isClusterScoped(apiVersion(), kind);
  }

  String effectiveNamespace() {
    if (isClusterScoped()) {
      return CLUSTER;
    }
    return namespace.isEmpty() ? DEFAULT : namespace;
  }

  boolean sameKind(ResourceId other) {
    return group.equals(other.group) && version.equals(other.version) && kind.equals(other.kind);
  }

  /** Reports whether both name the same resource, no namespace being the default one. */
  boolean isSame(ResourceId other) {
    return name.equals(other.name)
        && sameKind(other)
        && effectiveNamespace().equals(other.effectiveNamespace());
  }

  @Override
  public String toString() {
    String path = namespace.isEmpty() || namespace.equals(CLUSTER) ? "" : namespace + "/";
    return "%s %s%s (%s)".formatted(kind, path, name, apiVersion());
  }
}

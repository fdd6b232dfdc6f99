package io.driftwarden.controller.target.kubernetes;

import static io.driftwarden.controller.target.kubernetes.Ownership.MANAGER;

import io.driftwarden.controller.target.TargetException;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls to one cluster. Each throws {@link Refusal} where the server says no to an object, and
 * {@link TargetException} where it can't be asked.
 */
final class Cluster implements AutoCloseable {
  private static final List<String> DRY_RUN = List.of("All");

  private final String called;
  private final KubernetesClient client;

  Cluster(String called, Config config) {
    this.called = called;
    this.client = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Returns the kinds of an API version; none where the server has no such version. */
  List<Kind> kinds(String apiVersion) {
    Optional<APIResourceList> list =
        Optional.ofNullable(ask(() -> client.getApiResources(apiVersion)));
    return list.stream()
        .flatMap(found -> found.getResources().stream())
        .filter(resource -> !resource.getName().contains("/"))
        .map(resource -> kind(apiVersion, resource))
        .toList();
  }

  private static Kind kind(String apiVersion, APIResource resource) {
    return new Kind(apiVersion, resource.getKind(), resource.getName(), resource.getNamespaced());
  }

  /** Returns an object as it is live. */
  Optional<JsonNode> get(ObjectId id, Kind kind) {
    return Optional.ofNullable(ask(() -> resource(id, kind).get())).map(this::json);
  }

  /** Applies an object; the server keeps what git no longer sets only if others set it. */
  JsonNode apply(Manifest manifest, Mode mode) {
    PatchContext how =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(MANAGER)
            .withFieldValidation("Strict")
            .withForce(mode.force())
            .withDryRun(mode.dryRun() ? DRY_RUN : List.of())
            .build();
    return sent(
        manifest,
        () -> resource(manifest.id(), manifest.kind()).patch(how, generic(manifest.body())));
  }

  /** Changes an object by JSON Patch, RFC 6902. */
  JsonNode edit(Manifest manifest, JsonNode operations) {
    PatchContext how =
        new PatchContext.Builder().withPatchType(PatchType.JSON).withFieldManager(MANAGER).build();
    return sent(
        manifest, () -> resource(manifest.id(), manifest.kind()).patch(how, Json.text(operations)));
  }

  /** Lays a JSON Merge Patch, RFC 7386, over an object as another field manager. */
  void merge(ObjectId id, Kind kind, String patch, String manager) {
    PatchContext how =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(manager)
            .build();
    ask(() -> resource(id, kind).patch(how, patch));
  }

  /** How an object is applied. */
  record Mode(boolean force, boolean dryRun) {}

  private JsonNode sent(Manifest manifest, Supplier<GenericKubernetesResource> call) {
    try {
      return json(call.get());
    } catch (KubernetesClientException e) {
      throw Answers.about(called, manifest, e);
    }
  }

  /** Deletes an object and, after it, what it owns. */
  void delete(ObjectId id, Kind kind) {
    ask(() -> resource(id, kind).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
  }

  private Resource<GenericKubernetesResource> resource(ObjectId id, Kind kind) {
    var all = client.genericKubernetesResources(kind.context());
    return id.namespace().isEmpty()
        ? all.withName(id.name())
        : all.inNamespace(id.namespace()).withName(id.name());
  }

  private GenericKubernetesResource generic(ObjectNode body) {
    ObjectNode rest = body.deepCopy();
    JsonNode metadata = rest.remove("metadata");
    GenericKubernetesResource generic = new GenericKubernetesResource();
    generic.setApiVersion(rest.remove("apiVersion").asString());
    generic.setKind(rest.remove("kind").asString());
    generic.setMetadata(
        client.getKubernetesSerialization().unmarshal(Json.text(metadata), ObjectMeta.class));
    generic.setAdditionalProperties(Json.plain(rest));
    return generic;
  }

  private JsonNode json(GenericKubernetesResource resource) {
    return Json.parse(client.getKubernetesSerialization().asJson(resource));
  }

  private <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      throw Answers.about(called, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

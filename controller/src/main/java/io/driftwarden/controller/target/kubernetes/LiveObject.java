package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.TargetException;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One object of a cluster in the hands of a person: read and changed as {@code kubectl edit} does,
 * past Driftwarden. Each call throws {@link TargetException} if the cluster can't be asked or says
 * no.
 */
public final class LiveObject implements AutoCloseable {
  private static final String MANAGER = "kubectl-edit";

  private final Cluster cluster;
  private final ObjectId id;

  private LiveObject(Cluster cluster, ObjectId id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Returns an object, which need not be there yet.
   *
   * @param object {@code v1 Service/shop/web}: API version, kind, namespace and name
   * @throws TargetException if the kubeconfig can't be used
   */
  public static LiveObject of(Path kubeconfig, String object) {
    Config config = Kubeconfig.load(kubeconfig, Optional.empty());
    Made spelt = Made.of(object).orElseThrow(() -> new IllegalArgumentException(object));
    return new LiveObject(new Cluster("cluster " + config.getMasterUrl(), config), spelt.id());
  }

  /**
   * Returns the value of a field as JSON, if the object is there and has it.
   *
   * @param pointer of RFC 6901: {@code /spec/type}
   */
  public Optional<String> field(String pointer) {
    return ask(kind -> cluster.get(id, kind))
        .map(object -> object.at(pointer))
        .filter(value -> !value.isMissingNode())
        .map(Json::text);
  }

  /** Changes the object by a JSON Merge Patch, RFC 7386. */
  public void edit(String patch) {
    ask(kind -> {
      cluster.merge(id, kind, patch, MANAGER);
      return Optional.<JsonNode>empty();
    });
  }

  private Optional<JsonNode> ask(Function<Kind, Optional<JsonNode>> question) {
    try {
      return new Kinds(cluster::kinds).find(id.apiVersion(), id.kind()).flatMap(question);
    } catch (Refusal e) {
      throw new TargetException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}

package io.driftwarden.cli.sandbox;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Changes a cluster as a person does with kubectl. */
record Hand(Api api) {
  JsonNode get(String path) {
    return send("GET", path, "", "");
  }

  boolean exists(String path) {
    try {
      return !get(path).isEmpty();
    } catch (Rejection e) {
      return false;
    }
  }

  /** Returns what stands at a JSON pointer. */
  JsonNode field(String path, String pointer) {
    return get(path).at(pointer);
  }

  void create(String collection, String object) {
    send("POST", collection + "?fieldManager=kubectl-create", "application/json", object);
  }

  void merge(String path, String patch) {
    patch(path, "merge-patch", patch);
  }

  void strategic(String path, String patch) {
    patch(path, "strategic-merge-patch", patch);
  }

  void json(String path, String patch) {
    patch(path, "json-patch", patch);
  }

  void delete(String path) {
    send("DELETE", path, "", "");
  }

  JsonNode apply(String path, String object) {
    return send("PATCH", path, "application/apply-patch+yaml", object);
  }

  private void patch(String path, String type, String patch) {
    send("PATCH", path + "?fieldManager=kubectl-edit", "application/" + type + "+json", patch);
  }

  private JsonNode send(String method, String path, String type, String body) {
    return api.answer(new Request(method, URI.create(path), type, "curl", body));
  }

  /** Returns the path of a core object. */
  static String core(String plural, String namespace, String name) {
    return "/api/v1/namespaces/%s/%s/%s".formatted(namespace, plural, name);
  }

  static String configMap(String namespace) {
    return core("configmaps", namespace, "flags");
  }

  static String service(String namespace) {
    return core("services", namespace, "database");
  }
}

package io.driftwarden.cli.sandbox;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Just enough of an OpenAPI description for kubectl to learn that the server finds misspelt fields
 * by itself; without it, kubectl wants to be told not to look for any.
 */
final class OpenApi {
  private static final String FIELD_VALIDATION = "fieldValidation";

  private final Kinds kinds;

  OpenApi(Kinds kinds) {
    this.kinds = kinds;
  }

  ObjectNode answer(List<String> path) {
    return path.isEmpty() ? versions() : version(String.join("/", path.subList(1, path.size())));
  }

  private ObjectNode versions() {
    ObjectNode answer = Json.object();
    ObjectNode paths = answer.putObject("paths");
    for (Kind kind : kinds.all()) {
      String path = (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion();
      paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
    }
    return answer;
  }

  private ObjectNode version(String apiVersion) {
    ObjectNode answer = Json.object().put("openapi", "3.0.0");
    answer.putObject("info").put("title", "sandbox").put("version", "1");
    ObjectNode paths = answer.putObject("paths");
    for (Kind kind : kinds.in(apiVersion)) {
      ObjectNode patch = paths.putObject("/" + kind.names().plural()).putObject("patch");
      patch.putArray("parameters").addObject().put("name", FIELD_VALIDATION).put("in", "query");
      patch
          .putObject("x-kubernetes-group-version-kind")
          .put("group", kind.group())
          .put("version", kind.version())
          .put("kind", kind.name());
    }
    return answer;
  }
}

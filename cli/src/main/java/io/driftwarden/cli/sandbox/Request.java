package io.driftwarden.cli.sandbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to the API, apart from HTTP.
 *
 * @param client the name by which the caller's program calls itself
 */
record Request(String method, URI uri, String contentType, String client, String body) {

  /** Returns the steps of the path. */
  List<String> path() {
    return Stream.of(uri.getRawPath().split("/"))
        .filter(step -> !step.isEmpty())
        .map(Request::decoded)
        .toList();
  }

  private Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    String raw = uri.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  boolean has(String parameter) {
    return query().containsKey(parameter);
  }

  boolean isTrue(String parameter) {
    return query().getOrDefault(parameter, "false").equals("true");
  }

  /** Reports whether nothing shall be changed. */
  boolean isDryRun() {
    return has("dryRun");
  }

  /** Returns who sets what the request sets. */
  String manager() {
    return query().getOrDefault("fieldManager", client);
  }

  /**
   * @throws Rejection if the body is no object
   */
  ObjectNode object() {
    if (json() instanceof ObjectNode object) {
      return object;
    }
    throw Rejection.badRequest("the body is no object");
  }

  /**
   * @throws Rejection if the body is no JSON
   */
  JsonNode json() {
    if (contentType.contains("protobuf")) {
      throw Rejection.badRequest("the sandbox reads JSON only");
    }
    return Json.parse(body);
  }
}

package io.driftwarden.cli.sandbox;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests, one at a time. */
final class Api {
  private final ObjectStore objects = new ObjectStore();
  private final Kinds kinds = new Kinds(objects);
  private final Discovery discovery = new Discovery(kinds);
  private final Writing writing = new Writing(objects, kinds);

  Api() {
    Stream.of("default", "kube-system").forEach(writing::makeNamespace);
  }

  /**
   * Returns the object that answers a request.
   *
   * @throws Rejection if it is answered with an error
   */
  synchronized ObjectNode answer(Request request) {
    List<String> path = request.path();
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "version" -> Discovery.version();
      case "openapi" -> openApi(path);
      case "api" -> path.size() == 1 ? Discovery.core() : version(request, path.get(1), 2);
      case "apis" ->
          switch (path.size()) {
            case 1 -> discovery.groups();
            case 2 -> throw Rejection.notServed();
            default -> version(request, path.get(1) + "/" + path.get(2), 3);
          };
      default -> throw Rejection.notServed();
    };
  }

  private ObjectNode openApi(List<String> path) {
    if (path.size() < 2 || !path.get(1).equals("v3")) {
      throw Rejection.notServed();
    }
    return new OpenApi(kinds).answer(path.subList(2, path.size()));
  }

  private ObjectNode version(Request request, String apiVersion, int steps) {
    List<String> rest = request.path().subList(steps, request.path().size());
    return rest.isEmpty()
        ? discovery.resources(apiVersion)
        : answer(request, address(apiVersion, rest));
  }

  private Address address(String apiVersion, List<String> path) {
    boolean namespaced = path.size() > 2 && path.getFirst().equals("namespaces");
    List<String> rest = namespaced ? path.subList(2, path.size()) : path;
    return kinds
        .find(apiVersion, rest.getFirst())
        .filter(kind -> rest.size() == 1 || (rest.size() == 2 && kind.namespaced() == namespaced))
        .map(kind ->
            new Address(kind, namespaced ? path.get(1) : "", rest.size() == 2 ? rest.get(1) : ""))
        .orElseThrow(Rejection::notServed);
  }

  private ObjectNode answer(Request request, Address address) {
    String what = request.method() + (address.isCollection() ? " all" : "");
    return switch (what) {
      case "GET" -> get(address);
      case "GET all" -> list(request, address);
      case "POST all" -> writing.create(request, address);
      case "PUT" -> writing.replace(request, address);
      case "PATCH" -> writing.patch(request, address);
      case "DELETE" -> writing.delete(request, address);
      default -> throw Rejection.notAllowed(what + " here");
    };
  }

  private ObjectNode get(Address address) {
    return objects
        .find(address)
        .orElseThrow(() -> Rejection.notFound(address.kind(), address.name()));
  }

  private ObjectNode list(Request request, Address address) {
    Stream.of("watch", "labelSelector", "fieldSelector")
        .filter(request::has)
        .findFirst()
        .ifPresent(parameter -> {
          throw Rejection.notAllowed(parameter);
        });
    Kind kind = address.kind();
    ObjectNode list =
        Json.object().put("kind", kind.name() + "List").put("apiVersion", kind.apiVersion());
    list.putObject("metadata").put("resourceVersion", objects.version());
    list.putArray("items").addAll(objects.list(kind, address.namespace()));
    return list;
  }
}

package io.driftwarden.cli.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A "no" to a request, answered as a {@code Status} object. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient List<Cause> causes;

  /**
   * One thing that is wrong with an object.
   *
   * @param field as in {@code spec.ports[0].name}
   */
  record Cause(String reason, String message, String field) {}

  private Rejection(int code, String reason, String message, List<Cause> causes) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.causes = causes;
  }

  static Rejection badRequest(String message) {
    return new Rejection(400, "BadRequest", message, List.of());
  }

  static Rejection unauthorized() {
    return new Rejection(401, "Unauthorized", "Unauthorized", List.of());
  }

  /** Returns the answer to a path under which nothing is served. */
  static Rejection notServed() {
    return new Rejection(
        404, "NotFound", "the server could not find the requested resource", List.of());
  }

  static Rejection notFound(Kind kind, String name) {
    return new Rejection(
        404, "NotFound", "%s \"%s\" not found".formatted(kind.resource(), name), List.of());
  }

  static Rejection notAllowed(String what) {
    return new Rejection(405, "MethodNotAllowed", "the sandbox does not serve " + what, List.of());
  }

  static Rejection exists(Kind kind, String name) {
    return new Rejection(
        409,
        "AlreadyExists",
        "%s \"%s\" already exists".formatted(kind.resource(), name),
        List.of());
  }

  static Rejection modified(Kind kind, String name) {
    return new Rejection(
        409,
        "Conflict",
        "%s \"%s\" has been modified; read it again".formatted(kind.resource(), name),
        List.of());
  }

  /** Returns the answer to an apply that would change what other managers set. */
  static Rejection conflicts(List<Managers.Conflict> conflicts) {
    List<Cause> causes =
        conflicts.stream()
            .map(conflict ->
                new Cause(
                    "FieldManagerConflict",
                    "conflict with \"%s\"".formatted(conflict.manager()),
                    conflict.path().toString()))
            .toList();
    String all =
        causes.stream()
            .map(cause -> cause.message() + ": " + cause.field())
            .collect(Collectors.joining("; "));
    return new Rejection(409, "Conflict", "Apply failed: " + all, causes);
  }

  static Rejection invalid(Kind kind, String name, List<Cause> causes) {
    String all =
        causes.stream()
            .map(cause -> cause.field() + ": " + cause.message())
            .collect(Collectors.joining(", "));
    return new Rejection(
        422, "Invalid", "%s \"%s\" is invalid: %s".formatted(kind.name(), name, all), causes);
  }

  static Rejection unprocessable(String message) {
    return new Rejection(422, "Invalid", message, List.of());
  }

  /** Returns the answer to a field that its kind does not have. */
  static Rejection undeclared(Kind kind, String name, FieldPath field) {
    return badRequest(
        "failed to create typed patch object (%s; %s, Kind=%s): %s: field not declared in schema"
            .formatted(name, kind.apiVersion(), kind.name(), field));
  }

  /** Returns the answer to a request at which the sandbox itself fails. */
  static Rejection broken(RuntimeException bug) {
    return new Rejection(500, "InternalError", "a bug of the sandbox: " + bug, List.of());
  }

  int code() {
    return code;
  }

  ObjectNode status() {
    ObjectNode status =
        Json.object()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", "Failure")
            .put("message", getMessage())
            .put("reason", reason)
            .put("code", code);
    ArrayNode list = status.putObject("details").putArray("causes");
    for (Cause cause : causes) {
      list.addObject()
          .put("reason", cause.reason())
          .put("message", cause.message())
          .put("field", cause.field());
    }
    return status;
  }
}

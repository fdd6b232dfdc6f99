package io.driftwarden.cli.sandbox;

import io.driftwarden.cli.sandbox.Edit.Draft;
import io.driftwarden.cli.sandbox.Rejection.Cause;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and deletes objects. */
final class Writing {
  private final ObjectStore objects;
  private final Kinds kinds;

  Writing(ObjectStore objects, Kinds kinds) {
    this.objects = objects;
    this.kinds = kinds;
  }

  /** Makes a namespace that is there from the beginning. */
  void makeNamespace(String name) {
    Address address = new Address(kinds.namespace(), "", name);
    ObjectNode namespace = identified(address, Json.object());
    Defaults.fill(address.kind(), namespace);
    Draft draft = new Draft(namespace, Managers.of(namespace));
    objects.put(address, ServerFields.on(draft, address.kind(), Json.object()));
  }

  ObjectNode create(Request request, Address collection) {
    ObjectNode body = request.object();
    Address address = collection.named(body.at("/metadata/name").asString(""));
    if (objects.find(address).isPresent()) {
      throw Rejection.exists(address.kind(), address.name());
    }
    return update(request, address, body);
  }

  ObjectNode replace(Request request, Address address) {
    require(address);
    return update(request, address, request.object());
  }

  ObjectNode patch(Request request, Address address) {
    return switch (request.contentType()) {
      case "application/apply-patch+yaml" -> apply(request, address);
      case "application/json-patch+json" ->
          update(request, address, JsonPatch.apply(require(address), request.json()));
      case "application/merge-patch+json" -> merge(Shape.PLAIN, request, address);
      case "application/strategic-merge-patch+json" ->
          merge(address.kind().shape(), request, address);
      default -> throw Rejection.badRequest("no kind of patch: " + request.contentType());
    };
  }

  private ObjectNode merge(Shape shape, Request request, Address address) {
    JsonNode merged = Merge.of(shape, require(address), request.object());
    return update(request, address, (ObjectNode) merged);
  }

  private ObjectNode apply(Request request, Address address) {
    ObjectNode live = liveOrEmpty(address);
    ObjectNode configuration = identified(address, request.object());
    refuseStale(address, live, configuration);
    configuration.remove("status");
    Draft draft =
        new Edit(address.kind(), live, request.manager())
            .apply(configuration, request.isTrue("force"));
    Defaults.fill(address.kind(), draft.object());
    return commit(request, address, draft);
  }

  private ObjectNode update(Request request, Address address, ObjectNode wanted) {
    ObjectNode live = liveOrEmpty(address);
    ObjectNode next = identified(address, wanted);
    refuseStale(address, live, next);
    Defaults.fill(address.kind(), next);
    return commit(request, address, new Edit(address.kind(), live, request.manager()).update(next));
  }

  private ObjectNode commit(Request request, Address address, Draft draft) {
    ObjectNode live = liveOrEmpty(address);
    refuseInvalid(address, draft.object());
    ObjectNode object = ServerFields.on(draft, address.kind(), live);
    if (object.equals(live)) {
      return live;
    }
    if (!request.isDryRun()) {
      objects.put(address, object);
    }
    return object;
  }

  /** Returns a copy that says of itself which object it is. */
  private static ObjectNode identified(Address address, ObjectNode body) {
    ObjectNode object =
        body.deepCopy()
            .put("apiVersion", address.kind().apiVersion())
            .put("kind", address.kind().name());
    ObjectNode metadata = object.withObjectProperty("metadata");
    if (!metadata.path("name").asString(address.name()).equals(address.name())) {
      throw Rejection.badRequest("the name in the object is not the one in the path");
    }
    metadata.put("name", address.name());
    if (address.kind().namespaced()) {
      metadata.put("namespace", address.namespace());
    }
    return object;
  }

  private static void refuseStale(Address address, ObjectNode live, ObjectNode next) {
    String known = next.at("/metadata/resourceVersion").asString("");
    if (!known.isEmpty() && !known.equals(live.at("/metadata/resourceVersion").asString(""))) {
      throw Rejection.modified(address.kind(), address.name());
    }
  }

  private void refuseInvalid(Address address, ObjectNode object) {
    Kind kind = address.kind();
    if (kind.namespaced()) {
      require(new Address(kinds.namespace(), "", address.namespace()));
    }
    Undeclared.first(kind, object)
        .ifPresent(field -> {
          throw Rejection.undeclared(kind, address.name(), field);
        });
    List<Cause> causes = new ArrayList<>(Validation.of(kind.schema().root(), object));
    if (address.name().isEmpty()) {
      causes.add(new Cause("FieldValueRequired", "Required value", "metadata.name"));
    }
    if (kind.isDefinition() && !Kinds.resource(object).equals(address.name())) {
      causes.add(
          new Cause("FieldValueInvalid", "must be spec.names.plural.spec.group", "metadata.name"));
    }
    if (!causes.isEmpty()) {
      throw Rejection.invalid(kind, address.name(), causes);
    }
  }

  /** Deletes an object at once, with what lies in it. */
  ObjectNode delete(Request request, Address address) {
    ObjectNode live = require(address);
    if (!request.isDryRun()) {
      objects.remove(address);
      if (address.kind().isNamespace()) {
        objects.removeNamespace(address.name());
      }
      if (address.kind().isDefinition()) {
        objects.removeResource(Kinds.resource(live));
      }
    }
    ObjectNode status =
        Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success");
    status.putObject("details").put("name", address.name()).set("uid", live.at("/metadata/uid"));
    return status;
  }

  private ObjectNode require(Address address) {
    return objects
        .find(address)
        .orElseThrow(() -> Rejection.notFound(address.kind(), address.name()));
  }

  private ObjectNode liveOrEmpty(Address address) {
    return objects.find(address).orElseGet(Json::object);
  }
}

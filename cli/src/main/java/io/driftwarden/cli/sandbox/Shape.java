package io.driftwarden.cli.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How a value merges with another one: as a whole, or by its fields and items. */
sealed interface Shape {
  /** Each field of its own, lists as a whole: what RFC 7386 knows of a document. */
  Shape PLAIN = new Plain();

  /** The shape of an object of a kind that Kubernetes itself has. */
  Shape KNOWN = new Known("", "");

  /** Returns the shape of an object of a custom kind. */
  static Shape of(JsonNode schema) {
    return new Custom(schema, true);
  }

  Shape field(String name);

  /** Returns the shape of a list's items. */
  Shape item();

  /** Returns what tells a list's items apart; nothing where the list is set as a whole. */
  Optional<ItemKey> itemKey();

  /** Reports whether a mapping is set as a whole. */
  boolean isAtomic();

  /** The shape of anything of which nothing is known. */
  record Plain() implements Shape {
    @Override
    public Shape field(String name) {
      return this;
    }

    @Override
    public Shape item() {
      return this;
    }

    @Override
    public Optional<ItemKey> itemKey() {
      return Optional.empty();
    }

    @Override
    public boolean isAtomic() {
      return false;
    }
  }

  /** A field of one of Kubernetes' kinds, known by its name and by that of the field above it. */
  record Known(String above, String name) implements Shape {
    private static final ItemKey BY_NAME = ItemKey.of("name");
    private static final Map<String, ItemKey> KEYS =
        Map.ofEntries(
            Map.entry("containers", BY_NAME),
            Map.entry("initContainers", BY_NAME),
            Map.entry("env", BY_NAME),
            Map.entry("volumes", BY_NAME),
            Map.entry("imagePullSecrets", BY_NAME),
            Map.entry("secrets", BY_NAME),
            Map.entry("volumeMounts", ItemKey.of("mountPath")),
            Map.entry("volumeDevices", ItemKey.of("devicePath")),
            Map.entry("hostAliases", ItemKey.of("ip")),
            Map.entry("topologySpreadConstraints", ItemKey.of("topologyKey", "whenUnsatisfiable")),
            Map.entry("spec/ports", ItemKey.of("port", ItemKey.PROTOCOL)),
            Map.entry("containers/ports", ItemKey.of("containerPort", ItemKey.PROTOCOL)),
            Map.entry("initContainers/ports", ItemKey.of("containerPort", ItemKey.PROTOCOL)),
            Map.entry("metadata/finalizers", ItemKey.of()),
            Map.entry("metadata/ownerReferences", ItemKey.of("uid")));
    private static final Set<String> WHOLE =
        Set.of("selector", "podSelector", "namespaceSelector", "nodeSelector", "roleRef");

    @Override
    public Shape field(String field) {
      return new Known(name, field);
    }

    @Override
    public Shape item() {
      return this;
    }

    @Override
    public Optional<ItemKey> itemKey() {
      return Optional.ofNullable(KEYS.get(above + "/" + name))
          .or(() -> Optional.ofNullable(KEYS.get(name)));
    }

    @Override
    public boolean isAtomic() {
      return WHOLE.contains(name);
    }
  }

  /** A field of a custom kind, by what the schema says of it. */
  record Custom(JsonNode schema, boolean isRoot) implements Shape {
    @Override
    public Shape field(String name) {
      if (isRoot && name.equals("metadata")) {
        return KNOWN.field(name);
      }
      JsonNode declared = schema.path("properties").path(name);
      return new Custom(
          declared.isMissingNode() ? schema.path("additionalProperties") : declared, false);
    }

    @Override
    public Shape item() {
      return new Custom(schema.path("items"), false);
    }

    @Override
    public Optional<ItemKey> itemKey() {
      return switch (schema.path("x-kubernetes-list-type").asString("atomic")) {
        case "map" ->
            Optional.of(new ItemKey(Json.texts(schema.path("x-kubernetes-list-map-keys"))));
        case "set" -> Optional.of(ItemKey.of());
        default -> Optional.empty();
      };
    }

    @Override
    public boolean isAtomic() {
      return schema.path("x-kubernetes-map-type").asString("").equals("atomic");
    }
  }
}

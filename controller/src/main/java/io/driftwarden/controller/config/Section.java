package io.driftwarden.controller.config;

import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mapping of the file. A value that is wrong or missing is noted as a problem and read as
 * something harmless, since the configuration is thrown away in the end.
 */
final class Section {
  private final Node.Mapping mapping;
  private final Reading reading;

  private Section(Node.Mapping mapping, Reading reading) {
    this.mapping = mapping;
    this.reading = reading;
  }

  /** Reads a mapping, of whatever node stands there. */
  static Section of(Node node, Reading reading) {
    if (node instanceof Node.Mapping mapping) {
      return new Section(mapping, reading);
    }
    if (!(node instanceof Node.Null)) {
      reading.problem("Not a mapping", "Write \"key: value\" lines here.", node.place());
    }
    return new Section(new Node.Mapping(List.of(), node.place()), reading);
  }

  /** Notes each key that is none of the known ones. */
  Section allow(List<String> known) {
    mapping.entries().stream()
        .filter(entry -> !known.contains(entry.key()))
        .forEach(entry ->
            reading.problem(
                "Unknown key",
                "There is no \"%s\" here.%s Known are: %s."
                    .formatted(
                        entry.key(), Nearest.hint(entry.key(), known), String.join(", ", known)),
                entry.keyPlace()));
    return this;
  }

  Place place() {
    return mapping.place();
  }

  /** Returns where a key's value stands, or else the mapping. */
  Place place(String key) {
    return mapping.get(key).map(Node::place).orElse(place());
  }

  Section section(String key) {
    return of(mapping.get(key).orElse(new Node.Null(place())), reading);
  }

  List<Section> sections(String key) {
    return switch (mapping.get(key).orElse(new Node.Null(place()))) {
      case Node.Sequence sequence ->
          sequence.items().stream().map(item -> of(item, reading)).toList();
      case Node.Null _ -> List.of();
      case Node other -> {
        reading.problem("Not a list", "Begin each item with \"- \".", other.place());
        yield List.of();
      }
    };
  }

  String required(String key) {
    present(key);
    return text(key).orElse("");
  }

  boolean has(String key) {
    return mapping.get(key).isPresent();
  }

  /** Notes a key that is missing. */
  void present(String key) {
    if (!has(key)) {
      missing(key);
    }
  }

  private void missing(String key) {
    reading.problem("Missing key", "Add \"%s\" here.".formatted(key), place());
  }

  Optional<String> text(String key) {
    return mapping.get(key).flatMap(node -> Scalars.text(node, reading));
  }

  /** Returns a path; a relative one starts from the configuration's folder. */
  Optional<Path> path(String key) {
    return text(key).map(reading.folder()::resolve);
  }

  Optional<Duration> duration(String key) {
    return mapping.get(key).flatMap(node -> Scalars.duration(node, reading));
  }

  Optional<Integer> port(String key) {
    return mapping.get(key).flatMap(node -> Scalars.port(node, reading));
  }

  Optional<Secret> secret(String key) {
    return mapping.get(key).flatMap(node -> Secrets.read(node, reading));
  }

  Secret requiredSecret(String key) {
    present(key);
    return secret(key).orElse(new Secret(""));
  }

  /** Returns a whole number from 0 on. */
  Optional<Integer> count(String key) {
    return mapping.get(key).flatMap(node -> Scalars.count(node, reading));
  }

  /** Returns whether a key says true; one that isn't there says false. */
  boolean flag(String key) {
    return switch (mapping.get(key).orElse(new Node.Null(place()))) {
      case Node.Bool bool -> bool.value();
      case Node.Null _ -> false;
      case Node other -> {
        reading.problem("Not true or false", "Write true or false here.", other.place());
        yield false;
      }
    };
  }

  /** Returns all values, each a secret. */
  Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(entry ->
            Secrets.read(entry.value(), reading)
                .ifPresent(secret -> secrets.put(entry.key(), secret)));
    return secrets;
  }

  /** Returns a web address without user and password. */
  Optional<URI> address(String key) {
    return text(key)
        .flatMap(text -> {
          Optional<URI> address = Scalars.address(text);
          if (address.isEmpty()) {
            reading.problem(
                "Not an address",
                "Write one that begins with https:// or http://, without user and password.",
                place(key));
          }
          return address;
        });
  }

  /** Returns the one of the choices that the text names. */
  String choice(String key, List<String> choices) {
    String text = required(key);
    if (!text.isEmpty() && !choices.contains(text)) {
      reading.problem(
          "Unknown " + key,
          "Give one of: %s.%s".formatted(String.join(", ", choices), Nearest.hint(text, choices)),
          place(key));
    }
    return text;
  }
}

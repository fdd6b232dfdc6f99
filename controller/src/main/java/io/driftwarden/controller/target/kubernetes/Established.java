package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.TargetException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Waits until the server serves the objects of a custom resource definition. */
final class Established {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Cluster cluster;

  Established(Cluster cluster) {
    this.cluster = cluster;
  }

  void await(Manifest definition) {
    Instant end = Instant.now().plus(LIMIT);
    while (!isServed(definition)) {
      if (Instant.now().isAfter(end)) {
        throw new TargetException(
            "%s was not established within %d s"
                .formatted(definition.id().address(), LIMIT.toSeconds()));
      }
      pause();
    }
  }

  private boolean isServed(Manifest definition) {
    return cluster
            .get(definition.id(), definition.kind())
            .filter(Established::isEstablished)
            .isPresent()
        && isDiscovered(definition);
  }

  private static boolean isEstablished(JsonNode definition) {
    for (JsonNode condition : definition.path("status").path("conditions")) {
      if (condition.path("type").asString("").equals("Established")
          && condition.path("status").asString("").equals("True")) {
        return true;
      }
    }
    return false;
  }

  /** Discovery may lag behind the condition. */
  private boolean isDiscovered(Manifest definition) {
    JsonNode spec = definition.body().path("spec");
    String kind = spec.path("names").path("kind").asString("");
    for (JsonNode version : spec.path("versions")) {
      String apiVersion = spec.path("group").asString("") + "/" + version.path("name").asString("");
      if (version.path("served").asBoolean(true)
          && cluster.kinds(apiVersion).stream().noneMatch(known -> known.name().equals(kind))) {
        return false;
      }
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while waiting for a definition");
    }
  }
}
